using System.Text.Json;
using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports;

/// <summary>读回 — reads files that this product wrote (JSON objects, tidy CSV), where every cell is named.</summary>
internal static class OwnFiles
{
    /// <summary>Reads one report.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="part">Which report, from 1, where the file holds several; null refuses such a file.</param>
    public static Result<AnnualReport> Read(string text, ReportFormats formats, int? part)
    {
        if (OwnCsv.IsOwn(text))
        {
            var reports = OwnCsv.Read(text, formats);
            return reports.TryGet(out var all) ? Pick(all.Length, part, index => all[index]) : reports.Refusal!;
        }

        if (!OwnJson.IsOwnLines(text))
        {
            return ReadObject(text, formats);
        }

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Pick(lines.Length, part, index => ReadObject(lines[index], formats));
    }

    private static Result<AnnualReport> Pick(int count, int? part, Func<int, Result<AnnualReport>> read) =>
        ReportParts.RefusalFor(count, part) is { } refusal ? refusal : read((part ?? 1) - 1);

    private static Result<AnnualReport> ReadObject(string text, ReportFormats formats)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return OwnJson.Read(document.RootElement, formats);
        }
        catch (JsonException exception)
        {
            return new Refusal("own-json-broken", $"这个 JSON 不完整（第{exception.LineNumber + 1}行），请重新导出。");
        }
    }
}
