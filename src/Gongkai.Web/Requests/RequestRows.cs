using Gongkai.App.Requests;

namespace Gongkai.Web.Requests;

/// <summary>办件行 — rows of the workbench as the list draws them.</summary>
public sealed record RequestRows(IReadOnlyList<WorkbenchRow> Rows, DateOnly Today)
{
    /// <summary>Shows ticks for doing something with several at once.</summary>
    public bool HasTicks { get; init; }
}
