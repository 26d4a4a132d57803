using System.Text.Json;
using Gongkai.Testing.Databases;

namespace Gongkai.Cli.Tests.Databases;

public sealed class AuditCommandTests
{
    [Fact(DisplayName = "改用 SM3：变更记入审计，新旧记录都核验通过")]
    public void Algorithm_Sm3_HashesNewLinksAndKeepsTheChain()
    {
        using var site = new SampleSite();

        Assert.Contains("由 sha256 改为 sm3", site.Run("audit", "algorithm", "sm3").Output, StringComparison.Ordinal);
        var lines = Export(site, "--format", "json").Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(["organ-created", "file-stored", "chain-algorithm-chosen", "audit-exported"], lines.Select(line => line.GetProperty("action").GetString()));
        Assert.Equal(["sha256", "sha256", "sm3", "sm3"], lines.Select(line => line.GetProperty("algorithm").GetString()));
        Assert.Equal(lines[1].GetProperty("hash").GetString(), lines[2].GetProperty("previousHash").GetString());
        Assert.Contains("全部完好", site.Run("audit", "verify").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Unreadable, site.Run("audit", "algorithm", "md5").ExitCode);
    }

    [Fact(DisplayName = "断链时指出第一处断点，退出码为一")]
    public void Verify_ChangedEvent_NamesTheLink()
    {
        using var site = new SampleSite();
        site.Execute("UPDATE case_events SET reason = '改过' WHERE number = 2");

        var run = site.Run("audit", "verify");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("第 2 条起不可信，内容被改动", run.Output, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "链头被删也能发现")]
    public void Verify_HeadTakenAway_IsABreak()
    {
        using var site = new SampleSite();
        site.Execute("DELETE FROM chain_heads");

        Assert.Equal(ExitCode.Findings, site.Run("audit", "verify").ExitCode);
    }

    [Fact(DisplayName = "按机关和期间导出 CSV")]
    public void Export_OrganAndPeriod_KeepsToThem()
    {
        using var site = new SampleSite();
        var today = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var csv = Export(site, "--format", "csv", "--organ", SampleSite.City, "--from", today, "--to", today);

        Assert.Equal(1 + 3, csv.Count);
        Assert.StartsWith("organ,number,happenedAt", csv[0], StringComparison.Ordinal);
        Assert.Contains("\"首次设置，\"\"建站\"\"\"", csv[1], StringComparison.Ordinal);
        Assert.Single(Export(site, "--format", "csv", "--to", "2020-01-01"));
        Assert.Contains("没有名为", site.Run("audit", "export", "--organ", "无此机关").Error, StringComparison.Ordinal);
        Assert.Contains("晚于", site.Run("audit", "export", "--from", "2026-02-01", "--to", "2026-01-01").Error, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "导出的文字在电子表格里不会变成公式，数字还是数字")]
    public void CsvLine_SignAtTheStart_IsNoFormula() => Assert.Equal("'=1+1,'@SUM(A1),'+甲,-3.5,\"'=a,b\",甲=乙", MachineOutput.CsvLine("=1+1", "@SUM(A1)", "+甲", "-3.5", "=a,b", "甲=乙"));

    [Fact(DisplayName = "在 PostgreSQL 上同样可以核验、导出和改用 SM3")]
    public void Audit_OnPostgres_WorksTheSame()
    {
        using var site = new SampleSite();
        using var target = new EmptyDatabase(App.Storage.DatabaseKind.Postgres);
        site.Run("db", "copy", "--to", target.Address.ConnectionString);
        string[] there = ["--database", target.Address.ConnectionString];

        Assert.Equal(ExitCode.Clean, site.Run(["audit", "algorithm", "sm3", .. there]).ExitCode);
        Assert.Equal(4, Export(site, ["--from", "2020-01-01", "--format", "json", .. there]).Count);
        Assert.Equal(ExitCode.Clean, site.Run(["audit", "verify", .. there]).ExitCode);
    }

    private static List<string> Export(SampleSite site, params string[] options)
    {
        var run = site.Run(["audit", "export", .. options]);
        Assert.Equal(ExitCode.Clean, run.ExitCode);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
