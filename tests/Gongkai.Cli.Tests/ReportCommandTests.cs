using System.Text.Json;

namespace Gongkai.Cli.Tests;

public sealed class ReportCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact(DisplayName = "没有错误的报告：退出码0")]
    public void Check_CleanReport_ExitsWithZero()
    {
        var run = CliRun.InProcess(["report", "check", SampleReports.Clean().Build().Write(_folder, "好 报告.html")]);

        Assert.Equal((ExitCode.Clean, ""), (run.ExitCode, run.Error));
    }

    [Fact(DisplayName = "勾稽不成立：退出码1，列出两边，标出单元格")]
    public void Check_BrokenSums_ExitsWithOneAndShowsBothSides()
    {
        var run = CliRun.InProcess(["report", "check", SampleReports.Broken().Build().Write(_folder, "坏报告.html")]);

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("错误 B02", run.Output, StringComparison.Ordinal);
        Assert.Contains("右边：总计 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("✗2", run.Output, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "几份报告一起核对：先看拒读，再看错误")]
    [InlineData(new[] { "好.html" }, ExitCode.Clean)]
    [InlineData(new[] { "好.html", "坏.html" }, ExitCode.Findings)]
    [InlineData(new[] { "好.html", "没有.html" }, ExitCode.Unreadable)]
    [InlineData(new[] { "坏.html", "没有.html", "好.html" }, ExitCode.Unreadable)]
    public void Check_SeveralFiles_ExitsWithTheHeaviest(string[] names, int expected)
    {
        SampleReports.Clean().Build().Write(_folder, "好.html");
        SampleReports.Broken().Build().Write(_folder, "坏.html");

        Assert.Equal(expected, CliRun.InProcess(["report", "check", .. names.Select(_folder.File)]).ExitCode);
    }

    [Fact]
    public void Check_Json_IsOneObjectWithFindingsAndNothingElse()
    {
        var run = CliRun.InProcess(["report", "check", "--format", "json", SampleReports.Broken().Build().Write(_folder, "坏.html")]);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Contains("B02", json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()));
        Assert.Equal('{', run.Output[0]);
    }

    [Fact]
    public void Read_JsonOfSeveralFiles_IsOneObjectALine()
    {
        var good = SampleReports.Clean().Build().Write(_folder, "好.html");
        var run = CliRun.InProcess(["report", "read", "--format", "json", good, _folder.File("没有.html")]);

        var lines = run.Output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Equal(2, lines[0].GetProperty("part3").GetProperty("granted").GetProperty("total").GetInt32());
        Assert.Equal("input-missing", lines[1].GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal(ExitCode.Unreadable, run.ExitCode);
    }

    [Fact]
    public void Read_CsvOfSeveralFiles_HasOneHead()
    {
        var path = SampleReports.Clean().Build().Write(_folder, "好.html");
        var run = CliRun.InProcess(["report", "read", "--format", "csv", path, path]);

        Assert.Single(run.Output.Split('\n'), line => line.StartsWith("organ,", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "“-”读标准输入")]
    public void Read_Dash_ReadsStandardInput()
    {
        var content = File.ReadAllText(SampleReports.Clean().Build().Write(_folder, "好.html"));
        var run = CliRun.InProcess(["report", "read", "-", "--format", "json"], content);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(2022, json.RootElement.GetProperty("reportYear").GetInt32());
    }

    [Fact(DisplayName = "核对结果的样子")]
    public void Check_BrokenReport_PrintsTheGoldenText()
    {
        SampleReports.Broken().Build().Write(_folder, "坏报告.html");
        var run = CliRun.InProcess(["report", "check", _folder.File("坏报告.html")]);
        var actual = run.Output.Replace(_folder.Path, "", StringComparison.Ordinal);

        Assert.Equal(Testing.Golden.Expected("check.txt", actual), actual);
    }

    [Fact(DisplayName = "读取结果的样子")]
    public void Read_Report_PrintsTheGoldenText()
    {
        SampleReports.Clean().Build().Write(_folder, "报告.html");
        var run = CliRun.InProcess(["report", "read", _folder.File("报告.html")]);
        var actual = run.Output.Replace(_folder.Path, "", StringComparison.Ordinal);

        Assert.Equal(Testing.Golden.Expected("read.txt", actual), actual);
    }

    [Fact]
    public void Convert_ToMarkdown_WritesOnceAndNeverOver()
    {
        var source = SampleReports.Clean().Build().Write(_folder, "好.html");
        string[] args = ["report", "convert", source, "--to", "md", "--out", _folder.Path];

        Assert.Equal(ExitCode.Clean, CliRun.InProcess(args).ExitCode);
        Assert.Contains("| ", File.ReadAllText(_folder.File("好.md")), StringComparison.Ordinal);
        var again = CliRun.InProcess(args);
        Assert.Equal(ExitCode.Unreadable, again.ExitCode);
        Assert.Contains("--force", again.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, CliRun.InProcess([.. args, "--force"]).ExitCode);
    }

    [Fact]
    public void Compare_TwoYears_ShowsTheChange()
    {
        var before = SampleReports.Clean().Build().Write(_folder, "前.html");
        var now = SampleReports.Clean().Year(2023).Build().Write(_folder, "后.html");
        var run = CliRun.InProcess(["report", "compare", now, before, "--format", "json"]);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal((2022, 2023), (json.RootElement.GetProperty("before").GetInt32(), json.RootElement.GetProperty("now").GetInt32()));
    }

    [Fact]
    public void Compare_OneYear_AddsUpTheOrgans()
    {
        var one = SampleReports.Clean().Build().Write(_folder, "一.html");
        var other = SampleReports.Clean().Organ("青禾县财政局").Build().Write(_folder, "二.html");
        var run = CliRun.InProcess(["report", "compare", one, other, "--format", "json"]);

        using var json = JsonDocument.Parse(run.Output);
        var granted = json.RootElement.GetProperty("sums").EnumerateArray()
            .Single(sum => sum.GetProperty("measure").GetString() == "part3.granted.total");
        Assert.Equal(4, granted.GetProperty("total").GetInt32());
    }

    [Fact]
    public void Rules_OneId_IsPrinted()
    {
        Assert.Contains("B02", CliRun.InProcess(["report", "rules", "b02"]).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, CliRun.InProcess(["report", "rules", "B99"]).ExitCode);
    }

    public void Dispose() => _folder.Dispose();
}
