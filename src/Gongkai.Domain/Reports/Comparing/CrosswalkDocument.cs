using System.Text;

namespace Gongkai.Domain.Reports.Comparing;

/// <summary>对照表文档 — the crosswalk as the published Markdown page, written from the data and from nothing else.</summary>
public static class CrosswalkDocument
{
    public static string Write(Crosswalk crosswalk, ReportFormats formats)
    {
        var text = new StringBuilder()
            .Append("# 格式对照 · Crosswalk between the report formats\n\n")
            .Append("两种年报格式中口径相同的格才互相对照。没有对应的格为空，不是零。同一格式写有多个地址的，相加后对照。\n\n")
            .Append("Only cells that measure the same thing are matched. What has no counterpart is empty, never zero. Several addresses are added up.\n\n")
            .Append("| 项目 | 键 |");
        foreach (var format in formats.All)
        {
            _ = text.Append(' ').Append(format.Name).Append(" |");
        }

        _ = text.Append(" 说明 |\n|---|---|").Append(string.Concat(formats.All.Select(_ => "---|"))).Append("---|\n");
        foreach (var entry in crosswalk.Entries)
        {
            _ = text.Append("| ").Append(entry.Label).Append(" | `").Append(entry.Measure).Append("` |");
            foreach (var format in formats.All)
            {
                var addresses = entry.Addresses.GetValueOrDefault(format.Id) ?? [];
                _ = text.Append(addresses.Length == 0 ? " —" : $" {string.Join(" + ", addresses.Select(address => $"`{address}`"))}").Append(" |");
            }

            _ = text.Append(' ').Append(entry.Note).Append(entry.Note is null ? "|\n" : " |\n");
        }

        return text.ToString();
    }
}
