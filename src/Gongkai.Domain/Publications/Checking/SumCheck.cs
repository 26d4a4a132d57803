using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Publications.Checking;

/// <summary>合计检查 — totals in the text against the parts that the same sentence names of them.</summary>
internal static class SumCheck
{
    internal static void Run(ItemText text, List<ItemFinding> findings)
    {
        var whole = string.Join('\n', text.Paragraphs);
        var narrative = NarrativeReader.Read(whole, []);
        foreach (var sum in narrative.Sums)
        {
            var total = narrative.Quantities[sum.Total];
            if (sum.IsOpen || sum.Parts.Count < 2 || total.IsApproximate || sum.Parts.Any(part => narrative.Quantities[part].IsApproximate))
            {
                continue;
            }

            var parts = sum.Parts.Sum(part => narrative.Quantities[part].Value);
            if (parts != total.Value)
            {
                var (paragraph, offset) = PlaceOf(text.Paragraphs, narrative.SourceOffset(total.Span));
                findings.Add(new ItemFinding("sum", Severity.Warning, new ItemPlace("正文", paragraph, offset, narrative.Words(total.Span)),
                    $"分项之和与总数不一致：{string.Join('+', sum.Parts.Select(part => $"{narrative.Quantities[part].Value:0.##}"))}={parts:0.##}，文中为{total.Value:0.##}{total.Unit}，请核对。"));
            }
        }
    }

    private static (int Paragraph, int Offset) PlaceOf(IReadOnlyList<string> paragraphs, int offset)
    {
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (offset <= paragraphs[i].Length)
            {
                return (i + 1, offset);
            }

            offset -= paragraphs[i].Length + 1;
        }

        return (paragraphs.Count, 0);
    }
}
