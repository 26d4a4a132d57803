using System.Globalization;
using Gongkai.App.Ledgers;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Reports;

/// <summary>年度选项 — report years to choose from, newest first.</summary>
public static class YearChoices
{
    private const int First = 2019;

    /// <summary>The year of an address; null for none, and for one that no record can be of.</summary>
    public static int? In(int? year) => year is { } asked && LedgerFilter.IsYear(asked) ? asked : null;

    public static IReadOnlyList<Choice> To(int last) =>
        [.. Enumerable.Range(0, Math.Max(1, last - First + 1)).Select(back => (last - back).ToString(CultureInfo.InvariantCulture)).Select(year => new Choice(year, $"{year} 年度"))];

    /// <summary>The same as links, the current one marked.</summary>
    public static IReadOnlyList<Tab> Tabs(int last, int current, string path) =>
        [.. Enumerable.Range(0, Math.Max(1, last - First + 1)).Select(back => last - back).Select(year => new Tab($"{year} 年度", $"{path}?year={year}", year == current))];
}
