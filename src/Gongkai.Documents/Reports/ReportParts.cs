using Gongkai.Domain;

namespace Gongkai.Documents.Reports;

/// <summary>一个文件多份年报 — which report of a file is meant: never guessed.</summary>
internal static class ReportParts
{
    /// <summary>The refusal where the wanted report is not there or none of several was named; null where the choice is clear.</summary>
    public static Refusal? RefusalFor(int count, int? part) => part switch
    {
        null when count > 1 => new Refusal("report-several", $"文件里有{count}份年度报告，请用 --part 1 至 --part {count} 指定读哪一份。"),
        null => null,
        < 1 => new Refusal("report-part-unknown", $"没有第{part}份：份数从1数起。"),
        _ when part > count => new Refusal("report-part-unknown", count == 1 ? $"文件里只有一份年度报告，没有第{part}份。" : $"文件里有{count}份年度报告，没有第{part}份。"),
        _ => null,
    };
}
