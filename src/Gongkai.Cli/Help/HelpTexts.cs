namespace Gongkai.Cli.Help;

/// <summary>帮助文字 — headings of the help and sentences about a wrong command line.</summary>
internal static class HelpTexts
{
    internal static readonly Bilingual Root = new(
        "公开：政府信息公开年度报告的读取、核对、比较和转换，以及工作日和信息处理费计算。",
        "Gongkai: read, check, compare and convert annual reports on government information disclosure; working days and fees.");

    internal static readonly Bilingual HelpOption = new("显示帮助", "Show this help");
    internal static readonly Bilingual VersionOption = new("显示版本", "Show the version");
    internal static readonly Bilingual Usage = new("用法", "Usage");
    internal static readonly Bilingual Arguments = new("参数", "Arguments");
    internal static readonly Bilingual Options = new("选项", "Options");
    internal static readonly Bilingual Commands = new("命令", "Commands");
    internal static readonly Bilingual ExitCodes = new("退出码", "Exit codes");
    internal static readonly Bilingual OptionsMark = new("[选项]", "[options]");
    internal static readonly Bilingual CommandMark = new("<命令>", "<command>");
    internal static readonly Bilingual OneOf = new("可用值：", "one of: ");
    internal static readonly Bilingual Default = new("默认：", "default: ");

    internal static readonly (int Code, Bilingual Meaning)[] Codes =
    [
        (ExitCode.Clean, new Bilingual("没有问题", "clean")),
        (ExitCode.Findings, new Bilingual("有“错误”级问题", "findings of severity error")),
        (ExitCode.Unreadable, new Bilingual("有文件被拒读，或有内容未能读出（先看拒读，再看错误，最后看未能读出）",
            "a file was refused, else (without errors) something in one could not be read")),
        (ExitCode.Usage, new Bilingual("命令写法不对", "wrong usage")),
    ];

    internal const string OutputFailed = "结果写不出去，请检查磁盘空间和输出位置后再试。";

    internal static readonly Bilingual Unknown = new("不认识“{0}”。", "“{0}” is not known.");
    internal static readonly Bilingual Missing = new("缺少{0}。", "{0} is missing.");
    internal static readonly Bilingual MissingCommand = new("“{0}”之后缺少命令。", "A command is missing after “{0}”.");
    internal static readonly Bilingual WrongValue = new("{0}的值“{1}”不对{2}。", "“{1}” is not a value of {0}{2}.");
    internal static readonly Bilingual Allowed = new("，可用值：{0}", "; use one of {0}");
    internal static readonly Bilingual Closest = new("是不是“{0}”？", "Did you mean “{0}”?");
    internal static readonly Bilingual SeeHelp = new("用法见 {0} --help。", "See {0} --help.");

    internal static string Fault(Exception fault) => $"程序内部出错（{fault.GetType().Name}），请把所用命令和文件报告给维护者。";
}
