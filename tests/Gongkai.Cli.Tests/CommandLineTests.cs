using System.Text.Json;
using Gongkai.Testing;

namespace Gongkai.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("calendar add 2026-02-13 20", "2026-03-19 星期四")]
    [InlineData("calendar add 2026年2月13日 20", "2026-03-19 星期四")]
    [InlineData("calendar add 2026-02-13 20 --format csv", "from,workingDays,dueOn\n2026-02-13,20,2026-03-19\n")]
    [InlineData("calendar add 2026-02-13 20 --format json", """{"from":"2026-02-13","workingDays":20,"dueOn":"2026-03-19"}""")]
    [InlineData("calendar explain 2026-02-13 2 --off 2026-02-24", "│ 2026-02-24 │ 二   │ 本地放假 │              │")]
    [InlineData("fee items 45", "共5500元")]
    [InlineData("fee pages 250", "共4700元")]
    [InlineData("fee items 11 --format csv", "from,to,quantity,yuanEach,yuan\n1,10,10,0,0\n11,30,1,100,100\n")]
    [InlineData("report rules --format csv", "rule,severity,title,formula,provision,needsLastYear\n")]
    [InlineData("completion bash", "complete -o default -F _gongkai gongkai")]
    [InlineData("completion pwsh", "Register-ArgumentCompleter")]
    public void Run_Command_PrintsItsAnswer(string line, string expected)
    {
        var run = CliRun.InProcess(line.Split(' '));

        Assert.Equal((ExitCode.Clean, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "写法不对：退出码64，一句话")]
    [InlineData("", "缺少命令")]
    [InlineData("report", "缺少命令")]
    [InlineData("report chekc", "是不是“check”")]
    [InlineData("report check", "缺少<FILE>")]
    [InlineData("report check x --format xml", "--format的值“xml”不对，可用值：csv、human、json")]
    [InlineData("report check x --format 1", "--format的值“1”不对")]
    [InlineData("report check x --part 0", "--part的值“0”不对")]
    [InlineData("report check x --formt json", "不认识“--formt”。是不是“--format”")]
    [InlineData("report check a b --last-year c", "一次只能配一份")]
    [InlineData("report convert x", "缺少-t, --to")]
    [InlineData("report convert x --to odt", "docx")]
    [InlineData("report batch x --resume", "--resume 要与 --out 一起用")]
    [InlineData("report batch x --jobs 0", "--jobs的值“0”不对")]
    [InlineData("calendar add 2026-02-30 5", "<DATE>的值“2026-02-30”不对")]
    [InlineData("calendar add 2026-02-13 five", "<N>的值“five”不对")]
    [InlineData("completion tcsh", "bash")]
    [InlineData("calendar add 2026-02-13 0", "工作日天数0不对")]
    [InlineData("fee items -1", "件数-1不对")]
    [InlineData("fee pages -1", "页数-1不对")]
    public void Run_WrongUsage_ExitsWith64(string line, string expected)
    {
        var run = CliRun.InProcess(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Theory(DisplayName = "系统拒绝回答：退出码2，一句话")]
    [InlineData("calendar add 2026-12-20 20", "2027年")]
    [InlineData("calendar add 2026-02-13 1 --notice 没有.json", "没有这个文件")]
    [InlineData("report batch 没有这个文件夹", "没有这个文件夹")]
    public void Run_Refused_ExitsWith2(string line, string expected)
    {
        var run = CliRun.InProcess(line.Split(' '));

        Assert.Equal((ExitCode.Unreadable, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "要 JSON 就总有 JSON，拒绝时也是")]
    [InlineData("calendar add 2026-12-20 20 --format json", "calendar-no-notice")]
    [InlineData("fee items -1 --format json", "fee-items")]
    [InlineData("report compare 没有.html --format json", "compare-needs-two")]
    [InlineData("report check 没有.html --format json", "input-missing")]
    [InlineData("report check 一.html --last-year 没有.html --format json", "input-missing")]
    public void Run_RefusedAsJson_PrintsTheRefusalAsJson(string line, string code)
    {
        using var json = JsonDocument.Parse(CliRun.InProcess(line.Split(' ')).Output);

        Assert.Equal(code, json.RootElement.GetProperty("refusal").GetProperty("code").GetString());
    }

    [Fact(DisplayName = "意外情况也只说一句话")]
    public void EndWith_Fault_IsOneSentenceAndAnExitCode()
    {
        using var error = new StringWriter();

        Assert.Equal(ExitCode.OutputFailed, CommandLine.EndWith(new IOException("No space left on device"), error));
        Assert.Equal(ExitCode.Fault, CommandLine.EndWith(new InvalidOperationException("x"), error));
        Assert.Equal(2, error.ToString().TrimEnd().Split('\n').Length);
    }

    [Theory]
    [InlineData(Language.Chinese, "help.zh.txt")]
    [InlineData(Language.English, "help.en.txt")]
    internal void Help_EveryCommand_IsTheGoldenText(Language language, string file)
    {
        string[] commands =
        [
            "", "report", "report read", "report check", "report compare", "report convert", "report batch", "report rules", "calendar", "calendar add", "fee", "fee items",
            "db", "db migrate", "db backup", "db restore", "db verify", "db copy", "audit", "audit verify", "audit export", "audit algorithm", "doctor", "serve", "completion",
        ];
        var actual = string.Concat(commands.Select(command =>
            $"$ gongkai {command} --help\n{CliRun.InProcess([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"], language: language).Output}\n"));

        Assert.Equal(Golden.Expected(file, actual), actual);
    }

    [Theory]
    [InlineData("LC_ALL", "zh_CN.UTF-8", "核对年度报告")]
    [InlineData("LANG", "zh_TW", "核对年度报告")]
    [InlineData("LANG", "en_US.UTF-8", "Check reports")]
    [InlineData("LANG", "", "Check reports")]
    public void Help_AsProcess_FollowsTheLocale(string name, string locale, string expected)
    {
        var run = CliRun.AsProcess(["report", "check", "--help"], new() { [name] = locale });

        Assert.Equal((ExitCode.Clean, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_AsProcess_WritesNoMarkNoColourAndPassesTheExitCode()
    {
        var run = CliRun.AsProcess(["calendar", "add", "2026-12-20", "20"]);
        var answer = CliRun.AsProcess(["calendar", "explain", "2026-02-13", "2"]);

        Assert.Equal(ExitCode.Unreadable, run.ExitCode);
        Assert.DoesNotContain('\u001B', answer.Output);
        Assert.DoesNotContain('\uFEFF', answer.Output);
        Assert.Equal("0.1.0\n", CliRun.AsProcess(["--version"]).Output);
    }

    [Fact]
    public void Suggest_AfterReport_NamesTheCommands() =>
        Assert.Contains("check\n", CliRun.InProcess(["[suggest:15]", "gongkai report "]).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("LC_ALL=zh_CN;LANG=en_US", Language.Chinese)]
    [InlineData("LC_ALL=;LANG=zh_CN.UTF-8", Language.Chinese)]
    [InlineData("LC_ALL=C;LANG=zh_CN.UTF-8", Language.English)]
    [InlineData("", Language.English)]
    internal void LanguageOf_Environment_FollowsPosix(string variables, Language expected)
    {
        var environment = variables.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);

        Assert.Equal(expected, Surroundings.LanguageOf(environment.GetValueOrDefault));
    }

    [Theory]
    [InlineData("1", "xterm", false)]
    [InlineData("", "xterm", true)]
    [InlineData(null, "dumb", false)]
    [InlineData(null, null, true)]
    public void WantsColor_Environment_RespectsNoColor(string? noColor, string? term, bool expected) =>
        Assert.Equal(expected, Surroundings.WantsColor(name => name == "NO_COLOR" ? noColor : term));

    [Theory]
    [InlineData("一二三四五六七", 8, new[] { "一二三四", "五六七" })]
    [InlineData("一二三四，五", 8, new[] { "一二三", "四，五" })]
    [InlineData("一二三2026年", 8, new[] { "一二三", "2026年" })]
    [InlineData("12345678901", 4, new[] { "1234", "5678", "901" })]
    [InlineData("一\u001B[31m二", 8, new[] { "一[31m二" })]
    [InlineData("", 8, new[] { "" })]
    public void Wrap_ChineseText_BreaksByWidthNotBeforePunctuationNorInFigures(string text, int width, string[] expected) =>
        Assert.Equal(expected, Sentences.Wrap(text, width));
}
