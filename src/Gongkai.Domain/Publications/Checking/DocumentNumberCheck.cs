using System.Buffers;
using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Publications.Checking;

/// <summary>文号检查 — the year of a document number stands in 〔〕 without 第 and without leading zeros; GB/T 9704-2012 7.2.5.</summary>
internal static class DocumentNumberCheck
{
    private const string Close = "]】）)］〕";

    private static readonly SearchValues<char> s_open = SearchValues.Create("[【（(［〔");

    internal static void Run(string text, ItemPlace place, List<ItemFinding> findings)
    {
        for (var at = text.AsSpan().IndexOfAny(s_open); at >= 0;)
        {
            if (Match(text, at) is { } end)
            {
                Judge(text, at, end, place, findings);
            }

            var next = text.AsSpan(at + 1).IndexOfAny(s_open);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    // 云政发[2026]第012号: four digits of a year in brackets after a Chinese character, digits and 号 behind them.
    private static int? Match(string text, int at)
    {
        if (at == 0 || at + 6 >= text.Length || !IsHan(text[at - 1]) || text[at + 1] is not ('1' or '2') || Close.IndexOf(text[at + 5], StringComparison.Ordinal) < 0
            || text.AsSpan(at + 1, 4).IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return null;
        }

        var end = at + 6;
        end += text[end] == '第' ? 1 : 0;
        var digits = end;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end > digits && end < text.Length && text[end] == '号' ? end + 1 : null;
    }

    private static void Judge(string text, int at, int end, ItemPlace place, List<ItemFinding> findings)
    {
        var digits = text[(at + 6)..(end - 1)].TrimStart('第');
        var number = digits.TrimStart('0');
        var right = $"〔{text.AsSpan(at + 1, 4)}〕{number}号";
        var printed = text[at..end];
        if (printed == right || number.Length == 0)
        {
            return;
        }

        var start = at;
        while (start > 0 && at - start < 8 && IsHan(text[start - 1]))
        {
            start--;
        }

        var fault = text[at] != '〔' || text[at + 5] != '〕' ? "年份应使用六角括号〔〕" : printed.Contains('第', StringComparison.Ordinal) ? "序号前不加“第”" : "序号不编虚位（不加 0）";
        findings.Add(new ItemFinding("document-number", Severity.Error, place with { Start = start, Quote = text[start..end] }, $"文号书写不规范：{fault}。", text[start..at] + right));
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';
}
