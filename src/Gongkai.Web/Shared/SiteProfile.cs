namespace Gongkai.Web.Shared;

/// <summary>站点资料 — what head and foot of the portal say about the organ that runs it.</summary>
/// <param name="OrganName">Full name of the organ.</param>
public sealed record SiteProfile(string OrganName)
{
    /// <summary>Where nothing is known yet, and on error pages that must not ask the database.</summary>
    public static readonly SiteProfile Plain = new("政府信息公开平台");

    /// <summary>Formal name for the SiteName tag.</summary>
    public string SiteName { get; init; } = OrganName;

    /// <summary>Host name for the SiteDomain tag, such as www.example.gov.cn.</summary>
    public string Domain { get; init; } = "";

    /// <summary>网站标识码: ten digits, or bm and eight digits.</summary>
    public string IdentificationCode { get; init; } = "";

    /// <summary>Scheme and host that canonical addresses begin with; empty takes those of the request.</summary>
    public string BaseUrl { get; init; } = "";

    /// <summary>Scheme and host for addresses in an answer: the set one, else what the reader asked.</summary>
    public string BaseUrlFor(HttpRequest request) => BaseUrl.Length > 0 ? BaseUrl : $"{request.Scheme}://{request.Host}";

    public string HostedBy { get; init; } = "";

    public string UndertakenBy { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Address { get; init; } = "";

    public string PostalCode { get; init; } = "";

    public string OfficeHours { get; init; } = "";

    public string FilingNumber { get; init; } = "";

    public string PoliceFilingNumber { get; init; } = "";

    /// <summary>Address of “我为政府网站找错” for this site; the entry is hidden while there is none.</summary>
    public string? FaultReportUrl { get; init; }

    public bool ServesIpv6 { get; init; }

    public PageLink? Parent { get; init; }

    /// <summary>法定要素: what the foot of every page must state, and whether it does; 国办发〔2017〕47号.</summary>
    public IReadOnlyList<(string Name, bool IsThere)> Elements =>
    [
        ("主办单位", HostedBy.Length > 0), ("联系电话", Phone.Length > 0), ("地址", Address.Length > 0), ("邮编", PostalCode.Length > 0), ("网站域名", Domain.Length > 0), ("网站标识码", IdentificationCode.Length > 0),
        ("ICP 备案号", FilingNumber.Length > 0), ("公网安备号", PoliceFilingNumber.Length > 0), ("“我为政府网站找错”入口", FaultReportUrl is not null), ("支持 IPv6", ServesIpv6),
    ];

    /// <summary>The four fixed columns and the entry for requests (国办公开办函〔2019〕61号).</summary>
    public IReadOnlyList<PageLink> Columns { get; init; } =
    [
        new("政府信息公开指南", PortalPaths.Guide),
        new("政府信息公开制度", PortalPaths.Rules),
        new("法定主动公开内容", PortalPaths.Content),
        new("政府信息公开年报", PortalPaths.Reports),
        new("依申请公开", PortalPaths.Request),
    ];
}

/// <summary>门户地址 — the addresses that head, foot and home page link to.</summary>
public static class PortalPaths
{
    public const string Home = "/";
    public const string Guide = "/guide";
    public const string Rules = "/rules";
    public const string Content = "/content";
    public const string Reports = "/reports";
    public const string Library = "/library";
    public const string Request = "/request";
    public const string Search = "/search";
    public const string SiteMap = "/site-map";
    public const string Accessibility = "/accessibility";
}
