using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Gongkai.Web.Users;
using Gongkai.Documents.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>台账页 — all requests of the organ, open and ended, with the columns of the ledger; to XLSX row by row however many there are; 条例 45.</summary>
[Needs(PermissionPolicies.RequestWork)]
public sealed class LedgerModel(RequestLedger ledger, AskedByMany wanted, SiteClock clock, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("申请台账") { NavPath = RequestPaths.Ledger, Trail = [new PageLink("办件工作台", RequestPaths.Workbench)], PreviousPath = Pager.PreviousPath, NextPath = Pager.NextPath };

    public Filters Filters { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<LedgerLine> Lines { get; private set; } = [];

    /// <summary>What several people asked for: 条例 44.</summary>
    public IReadOnlyList<WantedInformation> Wanted { get; private set; } = [];

    public bool MayWrite => caller.May(Permission.ContributeItems);

    public string ExportPath => $"{RequestPaths.Ledger}{Request.QueryString.Add("handler", "Export")}";

    public EmptyState Nothing { get; } = new("没有符合条件的申请", "请放宽筛选条件。");

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        var handling = await HandlingChoices.OfAsync(HttpContext, caller.OrganId);
        Filters = LedgerFilters.Bar(Request, handling);
        if (!(await ledger.PageAsync(caller, LedgerFilters.Of(Request), Pager.PageIn(Request), HttpContext.RequestAborted)).TryGet(out var page))
        {
            return Forbid();
        }

        Wanted = (await wanted.RunAsync(caller, HttpContext.RequestAborted)).TryGet(out var many) ? many : [];
        (Lines, Pager) = (page.Lines, Pager.Of(Request, RequestLedger.PageSize, page.Total));
        return Page();
    }

    public async Task<IActionResult> OnGetExportAsync()
    {
        Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        Response.Headers.ContentDisposition = $"attachment; filename=ledger-{clock.Today:yyyyMMdd}.xlsx";
        using var sheet = new XlsxStream(Response.BodyWriter.AsStream(), "依申请公开台账", RequestLedger.Columns);
        await foreach (var line in ledger.StreamAsync(caller, LedgerFilters.Of(Request), HttpContext.RequestAborted))
        {
            sheet.Write(line.Cells);
        }

        return new EmptyResult();
    }
}
