using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Portal;

/// <summary>门户信息 — items and columns as the portal's lists show them.</summary>
public static class PortalItems
{
    private const string AnnualReport = "annual-report";

    public static string PathOf(Guid item) => $"/items/{item}";

    public static string PathOf(CatalogColumn column) => column.Code switch
    {
        "guide" => PortalPaths.Guide,
        "system" => PortalPaths.Rules,
        AnnualReport => PortalPaths.Reports,
        "request" => PortalPaths.Request,
        "statutory" => PortalPaths.Content,
        _ => $"{PortalPaths.Content}/{column.Id}",
    };

    public static ListedItem Listed(ItemRow row, DateOnly today) => new(row.Title, PathOf(row.Id), row.PublishedAt)
    {
        Lamp = row.ValidityOn(today) is { } validity ? LampOf(validity.Validity) : null,
    };

    /// <summary>A list that holds items of several organs names them: many publish under the same title.</summary>
    public static IReadOnlyList<ListedItem> Listed(IReadOnlyList<ItemRow> rows, DateOnly today)
    {
        var isMixed = rows.Select(row => row.OrganId).Distinct().Count() > 1;
        return [.. rows.Select(row => Listed(row, today) with { Organ = isMixed ? row.IssuingOrgan : null })];
    }

    public static Lamp LampOf(Validity validity) => new(
        validity switch
        {
            Validity.InForce => LampColor.Green,
            Validity.Amended or Validity.PartlyLapsed => LampColor.Orange,
            Validity.NotYetInForce => LampColor.Blue,
            _ => LampColor.Red,
        },
        Validities.InChinese(validity));

    /// <summary>The columns of the statutory content with their numbers, and after them the annual reports, whose list holds more than the items of their column.</summary>
    public static Shared.ColumnTree Tree(IReadOnlyList<ColumnCount> counts, Guid? current)
    {
        var root = counts.FirstOrDefault(count => count.Column.Code == "statutory" && count.Column.ParentId is null)?.Column.Id;
        return new Shared.ColumnTree([.. counts
            .Where(count => count.Column.ParentId == root && root is not null)
            .Select(count => new ColumnNode(count.Column.Name, PathOf(count.Column), count.Count)
            {
                IsCurrent = count.Column.Id == current,
                Children = [.. counts.Where(child => child.Column.ParentId == count.Column.Id)
                    .Select(child => new ColumnNode(child.Column.Name, PathOf(child.Column), child.Count) { IsCurrent = child.Column.Id == current })],
            })
            .Concat(counts.Where(count => count.Column is { Code: AnnualReport, ParentId: null } && root is not null).Select(count => new ColumnNode(count.Column.Name, PathOf(count.Column))))]);
    }
}
