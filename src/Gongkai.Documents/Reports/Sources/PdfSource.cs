using System.Diagnostics;
using System.Globalization;
using Gongkai.Documents.Office;
using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>PDF — words with their boxes through poppler's <c>pdftotext</c>, ruling
/// lines through its <c>pdftocairo</c>, then the page geometry.</summary>
public static class PdfSource
{
    private const long MemoryBytes = 1L << 30;
    private const int MostPages = 200;

    public static Result<SourceDocument> Read(ReadOnlyMemory<byte> content, string name, SourceLimits limits)
    {
        using var folder = new WorkFolder();
        var clock = Stopwatch.StartNew();
        var file = folder.Add("in.pdf", content);
        var words = Poppler("pdftotext", ["-bbox-layout", "-enc", "UTF-8", "-l", (MostPages + 1).ToString(CultureInfo.InvariantCulture), file, "-"],
            limits.Time);
        if (Fault(words, name) is { } fault)
        {
            return fault;
        }

        if (PdfWords.Read(words.Output, limits) is not { Count: > 0 } pages)
        {
            return new Refusal("pdf-broken", $"{name}：PDF文件已损坏，读不出页面，请重新导出PDF后再读。");
        }

        if (Unusable(pages, name) is { } unusable)
        {
            return unusable;
        }

        for (var i = 0; i < pages.Count; i++)
        {
            if (!MayHoldTable(pages[i]))
            {
                continue;
            }

            var number = pages[i].Number.ToString(CultureInfo.InvariantCulture);
            var drawing = Poppler("pdftocairo", ["-q", "-svg", "-f", number, "-l", number, file, "-"], limits.Time - clock.Elapsed);
            if (drawing.Outcome == OutsideOutcome.TimedOut)
            {
                return TooSlow(name);
            }

            if (drawing.IsGood)
            {
                pages[i] = pages[i] with { Rules = PdfRules.Read(drawing.Output, pages[i]) };
            }
        }

        return PageLayoutSource.Read(pages, SourceKind.Pdf, limits);
    }

    private static OutsideRun Poppler(string program, string[] arguments, TimeSpan time) =>
        new OutsideProgram(program, arguments) { Time = time > TimeSpan.Zero ? time : TimeSpan.Zero, MemoryBytes = MemoryBytes }.Run();

    private static Refusal? Fault(OutsideRun run, string name) => run switch
    {
        { Outcome: OutsideOutcome.NotInstalled } => new Refusal(
            "pdf-poppler-missing", $"{name}：读取PDF需要poppler的pdftotext程序，本机没有安装；Debian、Ubuntu请执行“apt install poppler-utils”后再读。"),
        { Outcome: OutsideOutcome.TimedOut } => TooSlow(name),
        { Outcome: OutsideOutcome.TooMuchOutput } => new Refusal("pdf-too-large", $"{name}：PDF中的文字太多，超出读取限额，请只保留年度报告的页面后再读。"),
        { ExitCode: 3 } => Encrypted(name),
        { ExitCode: not 0 } when run.Error.Contains("password", StringComparison.OrdinalIgnoreCase) => Encrypted(name),
        { ExitCode: not 0 } => new Refusal("pdf-broken", $"{name}：PDF文件已损坏，无法打开，请重新导出PDF后再读。"),
        _ => null,
    };

    private static Refusal Encrypted(string name) => new("pdf-encrypted", $"{name}：PDF设有密码，无法读取，请去除密码后再读。");

    private static Refusal TooSlow(string name) => new("pdf-too-slow", $"{name}：PDF在规定时间内没有读完，请重新导出较小的PDF后再读。");

    private static Refusal? Unusable(List<PageLayout> pages, string name)
    {
        if (pages.Count > MostPages)
        {
            return new Refusal("pdf-too-long", $"{name}：PDF超过{MostPages}页，请只保留年度报告的页面后再读。");
        }

        long all = 0;
        long unreadable = 0;
        long chinese = 0;
        foreach (var c in pages.SelectMany(page => page.Words).SelectMany(word => word.Text))
        {
            all++;
            chinese += c is >= '\u4E00' and <= '\u9FFF' ? 1 : 0;
            unreadable += c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') ? 1 : 0;
        }

        // A scan may carry a page number or a stamp as text.
        if (all < 20 * pages.Count && all < 200)
        {
            return new Refusal("pdf-scanned", $"{name}：PDF没有文字层，可能是扫描件，无法读取，请提供由文档直接导出的PDF或其他格式的文件。");
        }

        // Glyph numbers without a map come out as private characters or as Latin ones.
        return unreadable * 5 > all || chinese * 5 < all
            ? new Refusal("pdf-garbled", $"{name}：PDF的文字层还原不出中文（字体没有文字对照表），请重新导出PDF或提供其他格式的文件。")
            : null;
    }

    // Prose has one word a line; only where several words share lines can there be a table, and drawing a page costs more than reading its words.
    private static bool MayHoldTable(PageLayout page)
    {
        var shared = 0;
        var last = float.NegativeInfinity;
        foreach (var y in page.Words.Select(word => word.CenterY).Order())
        {
            shared += y - last < 2 ? 1 : 0;
            last = y;
        }

        return shared >= 2;
    }
}
