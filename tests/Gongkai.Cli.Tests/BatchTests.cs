using System.Text.Json;
using Gongkai.Cli.Batch;
using Gongkai.Testing.Reports;

namespace Gongkai.Cli.Tests;

public sealed class BatchTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly ScratchFolder _results = new();

    public BatchTests()
    {
        Directory.CreateDirectory(_folder.File("下级 文件夹"));
        SampleReports.Broken().Build().Write(_folder, "a 坏.html");
        SampleReports.Clean().Build().Write(_folder, "下级 文件夹/b 好.html");
        _folder.Write("c.txt", "不是年度报告");
        _folder.Write("空.docx", "");
        _folder.Write(".隐藏/d.txt", "不看");
    }

    [Fact(DisplayName = "成批核对：一份坏文件不影响其他文件，顺序固定")]
    public void Batch_MixedFolder_WritesOneLineAFile()
    {
        var run = CliRun.InProcess(["report", "batch", _folder.Path, "--out", _results.File("结果.csv")]);

        Assert.Equal((ExitCode.Unreadable, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            ["a 坏.html,findings", "c.txt,refused", "空.docx,refused", "下级 文件夹/b 好.html,clean"],
            Rows(_results.File("结果.csv")).Select(row => $"{row[0]},{row[4]}"));
        Assert.Contains("共4份：没有错误1，有错误1，部分未能读出0，拒读2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Batch_JsonOnStandardOutput_IsOneObjectALine()
    {
        var run = CliRun.InProcess(["report", "batch", _folder.Path, "--format", "json", "--jobs", "3"]);

        var lines = run.Output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(4, lines.Count);
        Assert.Equal("云泽市数据管理局", lines[0].GetProperty("organ").GetString());
    }

    [Fact]
    public void Batch_WithoutResultsFile_ListsOnlyProblems()
    {
        var run = CliRun.InProcess(["report", "batch", _folder.Path]);

        Assert.DoesNotContain("b 好.html", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, run.Output.TrimEnd('\n').Split('\n').Length);
    }

    [Theory(DisplayName = "断掉的结果文件可以接着做，写了一半的行会修好")]
    [InlineData("results.csv", 1)]
    [InlineData("results.csv", 40)]
    [InlineData("results.jsonl", 1)]
    [InlineData("results.jsonl", 60)]
    public void Resume_BrokenOffFile_EndsAsIfNeverBroken(string name, int lost)
    {
        var path = _results.File(name);
        CliRun.InProcess(["report", "batch", _folder.Path, "--out", path]);
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..^lost]);

        var run = CliRun.InProcess(["report", "batch", _folder.Path, "--out", path, "--resume"]);

        Assert.Equal(whole, File.ReadAllBytes(path));
        Assert.Contains("共4份", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Unreadable, run.ExitCode);
    }

    [Fact]
    public void Resume_NothingLeft_ChangesNothing()
    {
        var path = _results.File("结果.csv");
        CliRun.InProcess(["report", "batch", _folder.Path, "--out", path]);
        var whole = File.ReadAllText(path);

        var run = CliRun.InProcess(["report", "batch", _folder.Path, "--out", path, "--resume"]);

        Assert.Equal(whole, File.ReadAllText(path));
        Assert.Contains("已有4份", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--resume")]
    [InlineData("--jobs=2")]
    public void Batch_FileThatIsNotOurs_IsLeftAlone(string option)
    {
        var path = _results.Write("重要.csv", "姓名,电话\n甲,1\n");

        var run = CliRun.InProcess(["report", "batch", _folder.Path, "--out", path, option]);

        Assert.Equal(ExitCode.Unreadable, run.ExitCode);
        Assert.Equal("姓名,电话\n甲,1\n", File.ReadAllText(path));
    }

    [Fact(DisplayName = "Ctrl-C：干净地停下，提示可以接着做")]
    public void Batch_Stopped_EndsCleanly()
    {
        var path = _results.File("结果.csv");

        var run = CliRun.InProcess(["report", "batch", _folder.Path, "--out", path], isStopped: true);

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("--resume", run.Error, StringComparison.Ordinal);
        Assert.Empty(Rows(path));
        Assert.Equal(ExitCode.Unreadable, CliRun.InProcess(["report", "batch", _folder.Path, "--out", path, "--resume"]).ExitCode);
        Assert.Equal(4, Rows(path).Count);
    }

    [Fact]
    public void Check_FileThatHangs_IsRecordedAndTheWorkerGoesOn()
    {
        using var never = new ManualResetEventSlim();
        var file = new BatchFile("慢.pdf", "慢.pdf", null);

        var row = BatchRun.Check(file, TimeSpan.FromMilliseconds(50), _ => Hang(never), CancellationToken.None);

        Assert.Equal((BatchRow.Refused, "慢.pdf"), (row.Status, row.File));
        never.Set();
    }

    [Theory]
    [InlineData("a,b", new[] { "a", "b" })]
    [InlineData("\"a,\"\"b\",", new[] { "a,\"b", "" })]
    [InlineData("", new[] { "" })]
    [InlineData("\"a", null)]
    [InlineData("\"a\"b", null)]
    public void ReadCsvLine_Line_GivesTheFieldsOrNothing(string line, string[]? expected) =>
        Assert.Equal(expected, MachineOutput.ReadCsvLine(line));

    [Fact]
    public void FromCsv_WhatToCsvWrote_IsTheSameKey()
    {
        var row = BatchRow.Of(BatchRow.KeyOf("=1+1, \"x\"\n.txt"), SampleReports.Clean().Build(), new Domain.Reports.CheckResult([], []));

        Assert.Equal(row.File, BatchRow.FromCsv(row.ToCsv())!.File);
        Assert.StartsWith("\"'=1+1", row.ToCsv(), StringComparison.Ordinal);
    }

    private static Domain.Result<BatchRow> Hang(ManualResetEventSlim never)
    {
        never.Wait();
        return BatchRow.Of("", ReportBuilder.For("2021").Build(), new Domain.Reports.CheckResult([], []));
    }

    private static List<List<string>> Rows(string path) =>
        [.. File.ReadAllLines(path).Skip(1).Select(line => MachineOutput.ReadCsvLine(line)!)];

    public void Dispose()
    {
        _folder.Dispose();
        _results.Dispose();
    }
}
