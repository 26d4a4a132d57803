using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Desk.Audit;

/// <summary>核验审计链页 — reads the chain of the own organ from its first link.</summary>
[Needs(nameof(Permission.ReadAudit))]
public sealed class VerifyModel(VerifyChains verify, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("核验审计链") { NavPath = "/desk/audit/verify", Trail = [new PageLink("审计日志", "/desk/audit")] };

    public ChainReport? Report { get; private set; }

    public async Task OnPostAsync() => Report = await verify.RunAsync(caller.OrganId, HttpContext.RequestAborted);
}
