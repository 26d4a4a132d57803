using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Design;

/// <summary>申请件样例 — one request with its clock.</summary>
[Public]
public sealed class CaseModel : DeskPage
{
    public override PageMeta Meta => new("申请公开 2024 年度技改专项资金拨付明细") { NavPath = "/design/case", Trail = [new("依申请公开", "/design/desk")] };

    public void OnGet() => HttpContext.Features.Set(Specimens.Desk);
}
