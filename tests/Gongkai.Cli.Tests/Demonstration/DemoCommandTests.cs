using Gongkai.Cli.Tests.Databases;

namespace Gongkai.Cli.Tests.Demonstration;

public sealed class DemoCommandTests
{
    [Fact(DisplayName = "示例城市：空站点装得进，给出摘要；核验无误；装过的不能再装")]
    public void Create_EmptyFolder_MakesASoundSiteOnce()
    {
        using var folder = new ScratchFolder();
        CliRun Run(params string[] args) => CliRun.InProcess([.. args, "--data", folder.File("data")]);

        var made = Run("demo", "create", "--seed", "3", "--size", "small");
        var verified = Run("db", "verify", "--skip-files");
        var again = Run("demo", "create", "--seed", "3");

        Assert.Equal(ExitCode.Clean, made.ExitCode);
        Assert.Matches("摘要 +[0-9a-f]{64}", made.Output);
        Assert.Equal(ExitCode.Clean, verified.ExitCode);
        Assert.NotEqual(ExitCode.Clean, again.ExitCode);
        Assert.Contains("已有机关或人员", again.Error, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "真实站点不能装入示例")]
    public void Create_RealSite_IsRefused()
    {
        using var site = new SampleSite();

        var run = site.Run("demo", "create");

        Assert.Contains("已有机关或人员", run.Error, StringComparison.Ordinal);
    }
}
