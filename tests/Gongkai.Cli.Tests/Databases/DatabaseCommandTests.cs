using Gongkai.App.Storage;
using Gongkai.Testing.Databases;

namespace Gongkai.Cli.Tests.Databases;

public sealed class DatabaseCommandTests
{
    [Fact(DisplayName = "升级：第一次执行脚本，第二次无事可做")]
    public void Migrate_NewFolder_AppliesScriptsOnce()
    {
        using var folder = new ScratchFolder();

        Assert.Contains("已执行 0001_foundation.sql", CliRun.InProcess(["db", "migrate", "--data", folder.Path]).Output, StringComparison.Ordinal);
        Assert.Contains("不需要升级", CliRun.InProcess(["db", "migrate", "--data", folder.Path]).Output, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "备份并恢复到另一台机器：提醒主密钥，放回后文件也核验通过")]
    public void Restore_OnAnotherMachine_AsksForTheKey()
    {
        using var site = new SampleSite();
        using var other = new ScratchFolder();
        var backup = site.Run("db", "backup", site.File("a.gkb"), "--with-files");
        string[] restore = ["db", "restore", site.File("a.gkb"), "--with-files", "--force", "--data", other.Path];

        var withoutKey = CliRun.InProcess(restore);
        other.Write("keys/master.key", Convert.ToBase64String(new byte[32]));
        var withForeignKey = CliRun.InProcess(restore);
        File.Copy(Vault.PathOf(site.Folder), Vault.PathOf(other.Path), overwrite: true);
        var withKey = CliRun.InProcess(restore);

        Assert.Equal((ExitCode.Clean, ""), (backup.ExitCode, backup.Error));
        Assert.Contains("主密钥（keys/master.key）不在备份中", backup.Output, StringComparison.Ordinal);
        Assert.Contains("没有主密钥", withoutKey.Error, StringComparison.Ordinal);
        Assert.Contains("不是备份所属站点的那一个", withForeignKey.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Findings, ExitCode.Findings, ExitCode.Clean), (withoutKey.ExitCode, withForeignKey.ExitCode, withKey.ExitCode));
        Assert.Contains("1 个文件", withKey.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, CliRun.InProcess(["db", "verify", "--against", site.File("a.gkb"), "--data", other.Path]).ExitCode);
    }

    [Fact(DisplayName = "有数据的站点不被覆盖")]
    public void Restore_UsedSite_IsRefused()
    {
        using var site = new SampleSite();
        site.Run("db", "backup", site.File("a.gkb"));

        var run = site.Run("db", "restore", site.File("a.gkb"));

        Assert.Equal(ExitCode.Unreadable, run.ExitCode);
        Assert.Contains("--force", run.Error, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "核验：文件缺失、与备份不同，逐条指出")]
    public void Verify_DamagedSite_ListsFaults()
    {
        using var site = new SampleSite();
        site.Run("db", "backup", site.File("a.gkb"));
        File.Delete(Path.Combine(site.Folder, "files", site.StoredName[..2], site.StoredName[2..4], site.StoredName));
        site.Execute("INSERT INTO site_settings VALUES ('x', 'y')");

        var run = site.Run("db", "verify", "--against", site.File("a.gkb"));

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("内容缺失", run.Output, StringComparison.Ordinal);
        Assert.Contains("表 site_settings：备份有 0 行，数据库有 1 行", run.Output, StringComparison.Ordinal);
        // The backup noted itself in the ledger after it was made.
        Assert.Contains("表 ledger_records：备份有 0 行，数据库有 1 行", run.Output, StringComparison.Ordinal);
        Assert.Contains("核验未通过：6 处问题。", run.Output, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "SQLite 站点迁到 PostgreSQL")]
    public void Copy_ToPostgres_PassesVerification()
    {
        using var site = new SampleSite();
        using var target = new EmptyDatabase(DatabaseKind.Postgres);

        var run = site.Run("db", "copy", "--to", target.Address.ConnectionString);

        Assert.Equal((ExitCode.Clean, ""), (run.ExitCode, run.Error));
        Assert.Contains("来源和目标逐表核对一致", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, site.Run("db", "verify", "--database", target.Address.ConnectionString).ExitCode);
        Assert.Contains("--force", site.Run("db", "copy", "--to", target.Address.ConnectionString).Error, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "连不上、写法不对、不是备份：一句话说明，没有堆栈")]
    [InlineData("verify", "--database|Host=127.0.0.1;Port=1;Timeout=2", "数据库不能用")]
    [InlineData("verify", "--database|Host=x;Nonsense=1", "写法不对")]
    [InlineData("verify", "--store|ftp://x", "文件库地址不正确")]
    [InlineData("verify", "--against|nothing.gkb", "没有找到备份文件")]
    [InlineData("copy", "--to|Host=x;Nonsense=1", "写法不对")]
    public void Run_WrongSettings_SaysSoInOneSentence(string command, string options, string says)
    {
        using var site = new SampleSite();

        var run = site.Run(["db", command, .. options.Split('|')]);

        Assert.Equal((ExitCode.Unreadable, 1), (run.ExitCode, run.Error.TrimEnd().Split('\n').Length));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "其他命令不加载站点部分，启动不变慢")]
    public void Run_ReportCommands_WorkWithoutTheUseCases()
    {
        using var folder = new ScratchFolder();
        var program = Path.GetDirectoryName(typeof(CommandLine).Assembly.Location)!;
        foreach (var file in Directory.EnumerateFiles(program).Where(file => Path.GetFileName(file) is var name && !name.Contains("Tests", StringComparison.Ordinal) && !name.Contains("Playwright", StringComparison.Ordinal)))
        {
            File.Copy(file, folder.File(Path.GetFileName(file)));
        }

        File.WriteAllBytes(folder.File("Gongkai.App.dll"), []);

        Assert.Equal(ExitCode.Clean, CliRun.AsProcess(["fee", "items", "20"], program: folder.File("gongkai.dll")).ExitCode);
        Assert.NotEqual(ExitCode.Clean, CliRun.AsProcess(["db", "migrate", "--data", folder.Path], program: folder.File("gongkai.dll")).ExitCode);
    }
}
