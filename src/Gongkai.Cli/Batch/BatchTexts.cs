using System.Globalization;

namespace Gongkai.Cli.Batch;

/// <summary>成批核对文字 — what the batch command says.</summary>
internal static class BatchTexts
{
    internal static readonly Bilingual Folder = new("存放年度报告的文件夹，含下级文件夹", "Folder with the reports; folders below it are included");
    internal static readonly Bilingual Out = new(
        "结果文件（.csv 或 .jsonl）；不写则只列出有问题的文件",
        "Results file (.csv or .jsonl); without it only files with problems are listed");
    internal static readonly Bilingual Resume = new("接着上次没做完的结果文件做", "Go on with a results file that was broken off");
    internal static readonly Bilingual Jobs = new("同时处理几个文件，默认为处理器核数", "Files at the same time; number of cores by default");
    internal static readonly Bilingual Format = new(
        "结果格式，默认看结果文件的扩展名；没有结果文件时写到标准输出",
        "Format of the results, by default that of the results file's extension; without such a file they go to standard output");
    internal static readonly Bilingual ResumeNeedsOut = new("--resume 要与 --out 一起用。", "--resume needs --out.");

    internal static string NotAFolder(string path) => File.Exists(path)
        ? $"{path}：这是文件，核对单个文件请用 gongkai report check。"
        : $"{path}：没有这个文件夹，请检查名称和位置。";

    internal static string AlreadyExists(string path) => $"{path}：结果文件已存在，接着做请加 --resume，重新做请换一个名字或先删除它。";

    internal static string NotOurs(string path) => $"{path}：不是成批核对的结果文件（或格式与 --format 不符），没有改动它，请换一个名字。";

    internal static string NotWritable(string path) => $"{path}：结果文件打不开，请检查文件夹是否存在、是否有写入权限。";

    internal static string Resuming(int done) => $"结果文件中已有{done}份，跳过。";

    internal static string Progress(int done, int total, double rate, TimeSpan? remaining) => string.Create(
        CultureInfo.InvariantCulture,
        $"{done}/{total}　每秒{rate:0}份　剩余{(remaining is { } time ? time.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture) : "--")}");

    internal static string Summary(IReadOnlyDictionary<string, int> counts, TimeSpan elapsed, double rate)
    {
        int Of(string status) => counts.GetValueOrDefault(status);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"共{counts.Values.Sum()}份：没有错误{Of(BatchRow.Clean)}，有错误{Of(BatchRow.Findings)}，部分未能读出{Of(BatchRow.PartlyUnreadable)}，"
            + $"拒读{Of(BatchRow.Refused)}；用时{elapsed.TotalSeconds:0.0}秒，每秒{rate:0}份。");
    }

    internal static string Problem(BatchRow row) => row.Status switch
    {
        BatchRow.Refused => $"拒读　{row.Message}",
        BatchRow.Findings => $"错误{row.Errors} 警告{row.Warnings}　{row.File}：{row.Message}",
        _ => $"未能读出{row.Unreadable}　{row.File}：{row.Message}",
    };

    internal static string MoreProblems(int rows) => $"另有{rows}份有问题，未列出；加 --out 可得到全部结果。";

    internal static string Stopped(bool canResume) => canResume ? "已停止；加 --resume 可以接着做。" : "已停止。";
}
