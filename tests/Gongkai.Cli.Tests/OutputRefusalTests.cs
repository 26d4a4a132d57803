namespace Gongkai.Cli.Tests;

public sealed class OutputRefusalTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(DisplayName = "转换：已有的文件不覆盖，一个字节也不动；加 --force 才覆盖")]
    public void Convert_OntoExistingFile_LeavesItAsItIs()
    {
        var (source, target) = (SampleReports.Clean().Build().Write(_folder, "年报.html"), _folder.Write("年报.md", "别人的文字"));

        var refused = CliRun.InProcess(["report", "convert", source, "--to", "md", "--out", target]);
        var before = File.ReadAllText(target);
        var forced = CliRun.InProcess(["report", "convert", source, "--to", "md", "--out", target, "--force"]);

        Assert.Equal(ExitCode.Unreadable, refused.ExitCode);
        Assert.Contains("文件已存在，请换一个名字，或加 --force 覆盖", refused.Error, StringComparison.Ordinal);
        Assert.Equal("别人的文字", before);
        Assert.Equal(ExitCode.Clean, forced.ExitCode);
        Assert.DoesNotContain("别人的文字", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "转换：目标文件夹不存在，一句话说明，不建别的东西")]
    public void Convert_IntoMissingFolder_SaysSo()
    {
        var source = SampleReports.Clean().Build().Write(_folder, "年报.html");

        var run = CliRun.InProcess(["report", "convert", source, "--to", "md", "--out", _folder.File("没有/年报.md")]);

        Assert.Equal((ExitCode.Unreadable, 1), (run.ExitCode, run.Error.TrimEnd().Split('\n').Length));
        Assert.Contains("写不进去", run.Error, StringComparison.Ordinal);
        Assert.Equal([source], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory(DisplayName = "批量核对：结果文件已存在的不覆盖；不是本程序写的不接着写；写不进去的说明；原文件一个字节不动")]
    [InlineData(false, "已存在", "别的内容")]
    [InlineData(true, "不是", "别的内容")]
    public void Batch_OntoForeignResults_LeavesThemAsTheyAre(bool resumes, string says, string content)
    {
        SampleReports.Clean().Build().Write(_folder, "年报.html");
        var results = _folder.Write("结果.csv", content);

        var run = CliRun.InProcess(["report", "batch", _folder.Path, "--out", results, .. resumes ? (string[])["--resume"] : []]);

        Assert.Equal(ExitCode.Unreadable, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(results));
    }

    [Theory(DisplayName = "放假通知文件读不懂：说明是哪个文件，不推算")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"year":"二〇二七"}""")]
    public void Calendar_UnreadableNotice_IsRefused(string content)
    {
        var notice = _folder.Write("通知.json", content);

        var run = CliRun.InProcess(["calendar", "add", "2026-12-20", "20", "--notice", notice]);

        Assert.Equal((ExitCode.Unreadable, ""), (run.ExitCode, run.Output));
        Assert.Contains("通知.json", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }
}
