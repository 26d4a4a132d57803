using System.ComponentModel.DataAnnotations;
using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Site;

/// <summary>网站资料页 — what head and foot of the portal state, and which of the elements that the rules demand are missing; 国办发〔2017〕47号.</summary>
[Needs(nameof(Permission.ManageSite))]
public sealed class IndexModel(KeepSiteIdentity identity, FindSite find, Caller caller) : DeskPage
{
    private const string Address = "/desk/site";

    public override PageMeta Meta => new("网站资料") { NavPath = Address };

    /// <summary>The portal as readers see it now.</summary>
    public SiteProfile Portal { get; private set; } = SiteProfile.Plain;

    [BindProperty]
    public IdentityInput Input { get; set; } = new();

    public async Task OnGetAsync()
    {
        Portal = await find(HttpContext);
        Input = IdentityInput.Of(await identity.ReadAsync(HttpContext.RequestAborted));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await identity.SetAsync(caller, Input.Identity, HttpContext.RequestAborted) is not { } refusal)
        {
            return Redirect(Address);
        }

        Refuse(refusal, refusal.Code switch
        {
            "site-domain" => "Input.Domain",
            "site-filing" => "Input.FilingNumber",
            "site-police" => "Input.PoliceFilingNumber",
            "site-fault-address" => "Input.FaultReportAddress",
            "site-parent" => "Input.ParentAddress",
            _ => "Input.Name",
        });
        Portal = await find(HttpContext);
        return Page();
    }
}

/// <summary>网站资料表单 — the fields of the page.</summary>
public sealed class IdentityInput
{
    [Display(Name = "网站名称")]
    public string? Name { get; set; }

    [Display(Name = "网站域名")]
    public string? Domain { get; set; }

    [Display(Name = "承办单位")]
    public string? UndertakenBy { get; set; }

    [Display(Name = "ICP 备案号")]
    public string? FilingNumber { get; set; }

    [Display(Name = "公网安备号")]
    public string? PoliceFilingNumber { get; set; }

    [Display(Name = "“我为政府网站找错”网址")]
    public string? FaultReportAddress { get; set; }

    [Display(Name = "支持 IPv6 访问")]
    public bool ServesIpv6 { get; set; }

    [Display(Name = "上级门户名称")]
    public string? ParentName { get; set; }

    [Display(Name = "上级门户网址")]
    public string? ParentAddress { get; set; }

    internal SiteIdentity Identity => new()
    {
        Name = Trimmed(Name),
        Domain = Trimmed(Domain),
        UndertakenBy = Trimmed(UndertakenBy),
        FilingNumber = Trimmed(FilingNumber),
        PoliceFilingNumber = Trimmed(PoliceFilingNumber),
        FaultReportAddress = Trimmed(FaultReportAddress),
        ServesIpv6 = ServesIpv6,
        ParentName = Trimmed(ParentName),
        ParentAddress = Trimmed(ParentAddress),
    };

    internal static IdentityInput Of(SiteIdentity known) => new()
    {
        Name = known.Name,
        Domain = known.Domain,
        UndertakenBy = known.UndertakenBy,
        FilingNumber = known.FilingNumber,
        PoliceFilingNumber = known.PoliceFilingNumber,
        FaultReportAddress = known.FaultReportAddress,
        ServesIpv6 = known.ServesIpv6,
        ParentName = known.ParentName,
        ParentAddress = known.ParentAddress,
    };

    private static string Trimmed(string? text) => text?.Trim() ?? "";
}
