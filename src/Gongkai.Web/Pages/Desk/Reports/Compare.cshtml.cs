using Gongkai.App.Reports.Compiling;
using Gongkai.Domain.Reports.Comparing;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Desk.Reports;

/// <summary>与上年对照页 — every measure beside last year's, across formats, and how much text stayed the same.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class CompareModel(ReadYear read) : YearPage(read)
{
    protected override string Tab => "compare";

    public YearComparison? Comparison => View.Built.LastYear is { } last ? YearComparison.Compare(last, View.Built.Report) : null;

    /// <summary>Measures of which at least one year has a number other than zero.</summary>
    public static IEnumerable<MeasureChange> Telling(YearComparison comparison) => comparison.Changes.Where(change => change.Before.Value is not (null or 0) || change.Now.Value is not (null or 0));
}
