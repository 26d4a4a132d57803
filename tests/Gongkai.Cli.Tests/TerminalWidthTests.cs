using Spectre.Console;

namespace Gongkai.Cli.Tests;

public sealed class TerminalWidthTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var command in (string[])["report check 坏.html", "report read 坏.html", "report compare 坏.html 前.html",
            "report compare 坏.html 好.html", "report rules", "calendar explain 2026-02-13 7", "fee items 45", "--help", "report check --help"])
        {
            foreach (var width in (int[])[40, 63, 80, 200])
            {
                cases.Add(command, width);
            }
        }

        return cases;
    }

    [Theory(DisplayName = "终端多窄都能显示；80列起不超出")]
    [MemberData(nameof(Cases))]
    public void Run_OnATerminal_FitsItsWidth(string command, int width)
    {
        SampleReports.Broken().Build().Write(_folder, "坏.html");
        SampleReports.Clean().Organ("青禾县财政局").Build().Write(_folder, "好.html");
        SampleReports.Clean().Year(2021).Build().Write(_folder, "前.html");
        string[] args = [.. command.Split(' ').Select(word => word.EndsWith(".html", StringComparison.Ordinal) ? _folder.File(word) : word)];

        var run = CliRun.InProcess(args, terminalWidth: width);

        Assert.NotEqual("", run.Output);
        Assert.DoesNotContain(run.Output.Split('\n'), line => width >= 80 && line.GetCellWidth() > width);
    }

    [Fact(DisplayName = "窄终端上数字不断开")]
    public void Write_NarrowTerminal_KeepsFiguresWhole()
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 30;
        var grid = new TextGrid(new("项目"), new("本年新收政府信息公开申请", IsRight: true));
        grid.AddRow(new("予以公开的政府信息"), new("1234567"));

        grid.Write(console);

        Assert.Contains("1234567 │", output.ToString(), StringComparison.Ordinal);
        Assert.All(output.ToString().TrimEnd().Split('\n'), line => Assert.True(line.GetCellWidth() < 30, line));
    }

    public void Dispose() => _folder.Dispose();
}
