using System.Globalization;
using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.App.Metrics;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Organs;
using Microsoft.AspNetCore.WebUtilities;

namespace Gongkai.Web.Pages.Desk.Metrics;

/// <summary>指标口径（地址） — organ, period, unit and channel as the address of a page says them.</summary>
/// <param name="Year">The year that the tabs show; that of the period's end.</param>
public sealed record MetricQuery(MetricScope Scope, int Year)
{
    public static MetricQuery Of(HttpRequest request, Caller caller, IReadOnlyList<Organ> organs, DateOnly today)
    {
        string Value(string name) => request.Query[name].ToString().Trim();
        var year = LedgerFilter.YearIn(Value("year")) ?? today.Year;
        // An organ that is not in view is not there.
        Guid? organ = Value("organ") == "all" ? null : organs.FirstOrDefault(known => known.Id.ToString() == Value("organ"))?.Id ?? caller.OrganId;
        var scope = MetricScope.Year(organ, year) with { Unit = Value("unit"), Channel = Value("channel") };
        return LedgerEntry.Date(Value("from")) is { } from && LedgerEntry.Date(Value("to")) is { } to && from <= to && to.Year - from.Year < 5 && LedgerFilter.IsYear(from.Year) && LedgerFilter.IsYear(to.Year)
            ? new MetricQuery(scope with { From = from, To = to }, to.Year)
            : new MetricQuery(scope, year);
    }

    public bool IsWholeYear => Scope.From == new DateOnly(Year, 1, 1) && Scope.To == new DateOnly(Year, 12, 31);

    /// <summary>The period as a heading says it.</summary>
    public string Period => IsWholeYear ? $"{Year} 年" : $"{Day(Scope.From)} 至 {Day(Scope.To)}";

    /// <summary>The same scope in the address of another page.</summary>
    public string On(string path)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal) { ["year"] = Year.ToString(CultureInfo.InvariantCulture), ["organ"] = Scope.OrganId?.ToString() ?? "all" };
        foreach (var (name, value) in new[] { ("unit", Scope.Unit), ("channel", Scope.Channel), ("from", IsWholeYear ? "" : Day(Scope.From)), ("to", IsWholeYear ? "" : Day(Scope.To)) })
        {
            if (value.Length > 0)
            {
                values[name] = value;
            }
        }

        return QueryHelpers.AddQueryString(path, values);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
