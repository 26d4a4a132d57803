using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Gongkai.App.Storage;
using Gongkai.Cli.Doctor;
using Gongkai.Cli.Tests.Databases;
using Gongkai.Domain.Calendar;

namespace Gongkai.Cli.Tests.Doctor;

public sealed class DoctorCommandTests
{
    [Fact(DisplayName = "健康的站点：没有故障，退出码为零")]
    public void Run_HealthySite_HasNoFailure()
    {
        using var site = new SampleSite();

        var run = site.Run("doctor");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.DoesNotContain("故障", run.Output, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "每种故障都被发现，并说明怎么办")]
    [InlineData("UPDATE case_events SET reason = '改过'", "chain")]
    [InlineData("INSERT INTO schema_scripts VALUES (9000, 'later', '', '')", "schema")]
    [InlineData("DELETE FROM schema_scripts", "schema")]
    public void Run_BrokenSite_FailsAndAdvises(string change, string code)
    {
        using var site = new SampleSite();
        site.Execute(change);

        var failed = Failed(site.Run("doctor", "--format", "json"));

        Assert.Equal([code], failed);
    }

    [Fact(DisplayName = "主密钥可被他人读取、邮件服务器连不上：故障")]
    public void Run_OpenKeyAndUnreachableRelay_Fail()
    {
        using var site = new SampleSite();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Vault.PathOf(site.Folder), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        }

        var unreachable = new Dictionary<string, string>
        {
            ["GONGKAI_MAIL_HOST"] = "127.0.0.1",
            ["GONGKAI_MAIL_PORT"] = ClosedPort().ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["GONGKAI_MAIL_FROM"] = "a@example.invalid",
        };
        var nonsense = new Dictionary<string, string> { ["GONGKAI_MAIL_PORT"] = "smtp" };

        Assert.Equal(["key", "mail"], Failed(site.RunWith(unreachable, "doctor", "--format", "json")).Order(StringComparer.Ordinal));
        Assert.Equal(["key", "mail"], Failed(site.RunWith(nonsense, "doctor", "--format", "json")).Order(StringComparer.Ordinal));
    }

    [Fact(DisplayName = "数据库连不上：故障，其余照查")]
    public void Run_UnreachableDatabase_FailsWithTheRest()
    {
        using var site = new SampleSite();

        Assert.Equal(["database"], Failed(site.Run("doctor", "--format", "json", "--database", "Host=127.0.0.1;Port=1;Timeout=2")));
    }

    [Theory(DisplayName = "放假安排：今年没有是故障，十一月起明年没有要注意")]
    [InlineData("2026-06-01", CheckState.Ok, CheckState.Ok)]
    [InlineData("2026-11-01", CheckState.Ok, CheckState.Warn)]
    [InlineData("2025-12-01", CheckState.Ok, CheckState.Ok)]
    [InlineData("2030-01-01", CheckState.Fail, CheckState.Ok)]
    internal void Calendar_Years_AreJudged(string today, CheckState thisYear, CheckState nextYear) =>
        Assert.Equal([thisYear, nextYear], MachineChecks.Calendar(WorkingDayCalendar.Shipped, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).Select(check => check.State));

    [Fact]
    public void Judges_Limits_AreKept()
    {
        var now = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(CheckState.Fail, MachineChecks.Clock(now, now.AddDays(2)).State);
        Assert.Equal(CheckState.Warn, MachineChecks.Zone(TimeSpan.Zero).State);
        Assert.Equal(CheckState.Warn, MachineChecks.Fonts([Path.GetTempPath() + Guid.NewGuid()]).State);
        Assert.Equal([CheckState.Fail, CheckState.Warn, CheckState.Ok], ((long[])[100L << 20, 1L << 30, 3L << 30]).Select(free => SiteChecks.Space(free).State));
        var health = new DatabaseHealth(new Version(14, 2), 1, 1, "fsync=off", IsDurable: false, TimeSpan.FromSeconds(9));
        Assert.Equal([CheckState.Fail, CheckState.Ok, CheckState.Fail, CheckState.Warn], SiteChecks.Judge(DatabaseKind.Postgres, health).Select(check => check.State));
    }

    private static List<string> Failed(CliRun run)
    {
        var failed = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Where(check => check.GetProperty("state").GetString() == "fail").ToList();
        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.All(failed, check => Assert.NotEmpty(check.GetProperty("advice").GetString()!));
        return [.. failed.Select(check => check.GetProperty("code").GetString()!)];
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
