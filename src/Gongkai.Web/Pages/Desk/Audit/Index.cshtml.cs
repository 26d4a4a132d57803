using System.Globalization;
using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Gongkai.Web.Pages.Desk.Audit;

/// <summary>审计日志页 — the chain of the own organ, newest first; the filter is the address.</summary>
[Needs(nameof(Permission.ReadAudit))]
public sealed class IndexModel(FindEvents find, ExportEvents export, Caller caller) : DeskPage
{
    private const string BeforeParameter = "before";

    public override PageMeta Meta => new("审计日志") { NavPath = "/desk/audit" };

    [BindProperty(SupportsGet = true)]
    public EventQuery Query { get; set; } = new();

    public EventPage Found { get; private set; } = new([], null);

    public EmptyState Nothing { get; } = new("没有符合条件的记录", "请放宽时间或其他筛选条件。");

    public Filters Filters => new(Request,
    [
        new Filter("from", "起") { Type = "date" }, new Filter("to", "止") { Type = "date" }, new Filter("person", "人员"),
        new Filter("action", "动作") { Choices = [.. EventKinds.Actions.Select(action => new Choice(action.Key, action.Value))] },
        new Filter("kind", "对象") { Choices = [.. EventKinds.Subjects.Select(subject => new Choice(subject.Key, subject.Value))] },
        new Filter("subject", "对象编号"),
    ]);

    /// <summary>The filter as it stands in the address, for the export of just this.</summary>
    public IDictionary<string, string> Asked => Request.Query.Where(pair => pair.Key is not (BeforeParameter or "handler")).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());

    public string? FirstPath => Query.Before is null ? null : Path(null);

    public string? NextPath => Found.Next is { } next ? Path(next) : null;

    public async Task OnGetAsync()
    {
        ModelState.Clear();
        Found = await find.RunAsync(Query.Filter, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostExportAsync()
    {
        var filter = Query.Filter;
        if (await export.NoteAsync(caller, filter, HttpContext.RequestAborted) is { } refusal)
        {
            Refuse(refusal);
            return Page();
        }

        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=audit.csv";
        await export.WriteAsync(filter, Response.Body, HttpContext.RequestAborted);
        return new EmptyResult();
    }

    private string Path(long? before) => QueryHelpers.AddQueryString(
        Request.Path, Asked.Append(new(BeforeParameter, before?.ToString(CultureInfo.InvariantCulture) ?? "")).Where(pair => pair.Value.Length > 0).Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value)));
}

/// <summary>日志查询 — the filter as it stands in the address.</summary>
public sealed class EventQuery
{
    [FromQuery(Name = "from")]
    public DateOnly? From { get; set; }

    [FromQuery(Name = "to")]
    public DateOnly? To { get; set; }

    [FromQuery(Name = "person")]
    public string? Person { get; set; }

    [FromQuery(Name = "action")]
    public string? Action { get; set; }

    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [FromQuery(Name = "subject")]
    public Guid? Subject { get; set; }

    [FromQuery(Name = "before")]
    public long? Before { get; set; }

    internal EventFilter Filter => new(From, To, Person, Action, Kind) { SubjectId = Subject, Before = Before };
}
