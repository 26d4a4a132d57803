using System.Globalization;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;

namespace Gongkai.Cli.Reports;

/// <summary>年报命令文字 — help in both languages, results and refusals in Chinese.</summary>
internal static class ReportTexts
{
    internal static readonly Bilingual Report = new("政府信息公开工作年度报告", "Annual reports on government information disclosure");
    internal static readonly Bilingual Read = new("读取年度报告：逐格列出，未能读出的说明原因", "Read reports: every cell, and what could not be read with the reason");
    internal static readonly Bilingual Check = new("核对年度报告：勾稽关系、文表一致、格式", "Check reports: sums, text against tables, form");
    internal static readonly Bilingual Compare = new("比较年度报告：同一机关两年，或同一年度多个机关",
        "Compare reports: two years of one organ, or many organs of one year");
    internal static readonly Bilingual Convert = new("把年度报告转换为其他文件格式", "Convert reports to other file formats");
    internal static readonly Bilingual Batch = new("成批核对一个文件夹中的全部年度报告", "Check all reports below a folder");
    internal static readonly Bilingual Rules = new("列出核对规则", "List the checking rules");
    internal static readonly Bilingual Files = new("年度报告文件；“-”为标准输入", "Report files; “-” is standard input");
    internal static readonly Bilingual Part = new("文件中有多份报告时，读取第几份", "Which report to read where a file holds several");
    internal static readonly Bilingual LastYear = new("同一机关上一年度的报告，用于跨年核对", "The same organ's report of the year before, for the cross-year rules");
    internal static readonly Bilingual LastYearNeedsOneFile = new("--last-year 一次只能配一份报告。", "--last-year goes with one report at a time.");
    internal static readonly Bilingual RuleId = new("规则编号，如 B02", "Id of a rule, for example B02");
    internal static readonly Bilingual To = new("目标格式", "Target format");
    internal static readonly Bilingual Out = new("目标文件或文件夹；“-”为标准输出；不写则放在当前文件夹",
        "Target file or folder; “-” is standard output; the current folder by default");
    internal static readonly Bilingual Force = new("覆盖已有文件", "Overwrite existing files");

    internal const string StandardInput = "标准输入";
    // Both sides of an equation stand on one line up to so many characters.
    private const int LongestOnOneLine = 36;

    internal const string NoTitle = "（未读到标题）";
    internal const string SumOfResults = "办理结果各项之和";
    internal const string LastYearMark = "上年度报告的";
    internal const string Legend = $"“{TableView.Blank}”为空白，“{TableView.Unreadable}”为未能读出。";

    internal static string IsDirectory(string path) => $"{path}：这是文件夹，请指定文件，或用 gongkai report batch 核对整个文件夹。";

    internal static string IsMissing(string path) => $"{path}：没有这个文件，请检查文件名和所在文件夹。";

    internal static string NoPermission(string path) => $"{path}：没有读取权限，请向文件所有者申请权限后再试。";

    internal static string NotReadable(string path) => $"{path}：文件打不开，请检查文件名是否有效、文件是否被占用或磁盘是否有故障。";

    internal static string IsTooLarge(string name, long? bytes, long most) =>
        $"{name}：文件{(bytes is { } known ? $"有{Megabytes(known)}MB，" : "")}超过{Megabytes(most)}MB的上限，请只保留年度报告正文后再试。";

    internal static string TakesTooLong(string name, TimeSpan time) => $"{name}：{time.TotalSeconds:0}秒内没有读完，已放弃；请另存为较简单的格式（如docx或html）后再试。";

    internal static string Stopped(string name) => $"{name}：已按要求停止。";

    internal static string InternalFault(string name, string fault) => $"{name}：程序内部出错（{fault}），请把这个文件报告给维护者。";

    internal static string UnknownRule(string id) => $"没有编号为“{id}”的规则，用 gongkai report rules 查看全部规则。";

    internal static string AlreadyExists(string path) => $"{path}：文件已存在，请换一个名字，或加 --force 覆盖。";

    internal static string NotWritable(string path) => $"{path}：写不进去，请检查文件夹是否存在、是否有写入权限、磁盘是否已满。";

    internal static string Converted(string from, string to) => $"{from} → {to}";

    internal static string Head(AnnualReport report, string name) =>
        $"文件：{name}　机关：{report.Organ ?? "未知"}　年度：{report.Year?.ToString(CultureInfo.InvariantCulture) ?? "未知"}　格式：{Formats(report)}　落款：{SignOff(report.SignOff)}";

    internal static string Counts(CheckResult check, int unreadable) =>
        $"错误{check.Count(Severity.Error)}　警告{check.Count(Severity.Warning)}　提示{check.Count(Severity.Info)}　不能判断{check.NotAssessable.Count}　未能读出{unreadable}";

    internal static string MissingSection(int number) => $"（缺第{"一二三四五六七八九"[number - 1]}部分）";

    internal static string TextLength(string text) => text.Length == 0 ? "（没有文字）" : $"（文字{text.Length}字）";

    internal static string RowsLeftOut(int rows) => $"另有{rows}行全为零或空白，未列出。";

    internal static string Note(LayoutNote note, ReadableEquation words) =>
        $"版式 {words.Place(note.Where)}：{Kind(note.Kind)}{note.Detail}{Place(note.Place)}";

    internal static string Unreadable(Unreadable unreadable, ReadableEquation words) =>
        $"未能读出 {words.Place(unreadable.Where)}：{unreadable.Message}{Place(unreadable.Place)}";

    internal static string NotAssessable(string reason, string[] rules) => $"不能判断 {string.Join('、', rules)}：{reason}";

    /// <summary>What the reader has to do with the report now.</summary>
    internal static string NextStep(CheckResult check, int unreadable)
    {
        var (errors, warnings) = (check.Count(Severity.Error), check.Count(Severity.Warning));
        List<string> steps =
        [
            .. errors > 0 ? [$"有{errors}处错误，须改正"] : (string[])[],
            .. warnings > 0 ? [$"有{warnings}处警告，请核实"] : (string[])[],
            .. unreadable > 0 ? [$"有{unreadable}处未能读出，请对照原文件人工核对"] : (string[])[],
        ];
        return steps.Count == 0 ? "没有发现错误。" : $"{string.Join("；", steps)}。";
    }

    internal static string Name(Severity severity) => severity switch
    {
        Severity.Error => "错误",
        Severity.Warning => "警告",
        _ => "提示",
    };

    internal static string Code(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    internal static IEnumerable<string> Sides(Finding finding, ReadableEquation words)
    {
        if (finding.Left is not null || finding.Right is not null)
        {
            var (left, right) = ($"左边：{Side(finding.Left)}", $"右边：{Side(finding.Right)}");
            if (left.Length + right.Length > LongestOnOneLine)
            {
                yield return left;
                yield return right;
            }
            else
            {
                yield return $"{left}　{right}";
            }
        }

        if (finding.Quote is { } quote)
        {
            yield return $"原文：{quote}";
        }

        string Side(string? side) => side is null ? "—" : words.Read(side
            .Replace("sum of results", SumOfResults, StringComparison.Ordinal)
            .Replace("previous ", LastYearMark, StringComparison.Ordinal));
    }

    /// <summary>Repair and legal basis, left out where the next finding has the same.</summary>
    internal static IEnumerable<string> Advice(Finding finding, Finding? next)
    {
        var isOfOneKind = next is not null && next.Severity == finding.Severity && next.Repair == finding.Repair;
        if (finding.Repair is { } repair && !isOfOneKind)
        {
            yield return $"更正：{repair}";
        }

        if (finding.Basis is { } basis && !(isOfOneKind && next!.Basis == basis))
        {
            yield return $"依据：{basis}";
        }
    }

    private static string Formats(AnnualReport report) =>
        report.FormatId is { } id ? id : string.Join('、', report.Tables.Select(table =>
            $"{table.Format.Id} {table.Format.FormatId}")) is { Length: > 0 } each ? each : "未知";

    private static string SignOff(SignOff? signOff) =>
        signOff is null ? "无" : $"{signOff.Organ ?? "机关不详"} {signOff.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "日期不详"}";

    private static string Place(SourcePlace place) => place.Kind == SourcePlaceKind.None ? "" : $"（{place}）";

    private static string Kind(LayoutNoteKind kind) => kind switch
    {
        LayoutNoteKind.SurplusValues => "数值多出，实印个数：",
        LayoutNoteKind.MissingValues => "数值不足，实印个数：",
        LayoutNoteKind.ExtraRow => "格式之外的行：",
        _ => "名称有误：",
    };

    private static string Megabytes(long bytes) => (bytes / 1048576m).ToString("0.#", CultureInfo.InvariantCulture);
}
