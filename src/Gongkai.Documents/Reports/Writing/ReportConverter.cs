using System.Buffers;
using Gongkai.Domain;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>转换 — writes a report that was read in any of the formats that people and programs ask for.</summary>
public static class ReportConverter
{
    /// <summary>Names of the formats as users give them, which are also the usual extensions.</summary>
    public static IReadOnlyList<string> FormatNames { get; } = [.. Enum.GetValues<ReportOutputFormat>().Select(Extension)];

    public static string Extension(ReportOutputFormat format) => format switch
    {
        ReportOutputFormat.Docx => "docx",
        ReportOutputFormat.Xlsx => "xlsx",
        ReportOutputFormat.Html => "html",
        ReportOutputFormat.Markdown => "md",
        ReportOutputFormat.Json => "json",
        ReportOutputFormat.Csv => "csv",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>The format with this name or extension, with or without its dot.</summary>
    public static Result<ReportOutputFormat> Parse(string name)
    {
        foreach (var format in Enum.GetValues<ReportOutputFormat>())
        {
            if (Extension(format).Equals(name.TrimStart('.'), StringComparison.OrdinalIgnoreCase))
            {
                return format;
            }
        }

        return new Refusal("output-format-unknown", $"不能转换成“{name}”，可用的格式有：{string.Join('、', FormatNames)}。");
    }

    /// <summary>Writes one report.</summary>
    /// <param name="report">The report as read.</param>
    /// <param name="format">What to write.</param>
    /// <param name="output">Receives the file; stays open.</param>
    /// <param name="sourceName">The file it was read from, which the JSON object names.</param>
    public static void Write(AnnualReport report, ReportOutputFormat format, Stream output, string sourceName = "")
    {
        switch (format)
        {
            case ReportOutputFormat.Docx:
                ReportDocx.Write(output, report);
                break;
            case ReportOutputFormat.Xlsx:
                ReportXlsx.Write(output, report);
                break;
            case ReportOutputFormat.Html:
                ReportHtml.Write(output, report);
                break;
            case ReportOutputFormat.Markdown:
                ReportMarkdown.Write(output, report);
                break;
            case ReportOutputFormat.Json:
                var json = new ArrayBufferWriter<byte>(64 << 10);
                ReportJson.Write(json, report, sourceName);
                output.Write(json.WrittenSpan);
                break;
            case ReportOutputFormat.Csv:
                ReportCsv.Write(output, [report]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format));
        }
    }
}

/// <summary>输出格式 — what a report can be converted to.</summary>
public enum ReportOutputFormat
{
    Docx,
    Xlsx,
    Html,
    Markdown,
    Json,
    Csv,
}
