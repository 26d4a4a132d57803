using System.Text.Json;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Portal;

/// <summary>网站资料 — what head and foot of every page must state beyond what the organ says of itself; 国办发〔2017〕47号.</summary>
public sealed record SiteIdentity
{
    public static readonly SiteIdentity None = new();

    /// <summary>网站名称; empty for the organ's name with 政府信息公开.</summary>
    public string Name { get; init; } = "";

    /// <summary>网站域名, without a scheme.</summary>
    public string Domain { get; init; } = "";

    /// <summary>承办单位.</summary>
    public string UndertakenBy { get; init; } = "";

    /// <summary>ICP 备案号.</summary>
    public string FilingNumber { get; init; } = "";

    /// <summary>公网安备号.</summary>
    public string PoliceFilingNumber { get; init; } = "";

    /// <summary>Address of 我为政府网站找错 for this site.</summary>
    public string FaultReportAddress { get; init; } = "";

    public bool ServesIpv6 { get; init; }

    /// <summary>The portal of the government above, for the link in the head.</summary>
    public string ParentName { get; init; } = "";

    public string ParentAddress { get; init; } = "";
}

/// <summary>维护网站资料 — reads and sets them.</summary>
public sealed class KeepSiteIdentity(SiteDatabase database, SiteClock clock)
{
    private const int Longest = 100;

    public async Task<SiteIdentity> ReadAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await OfAsync(db, cancellation);
    }

    public async Task<Refusal?> SetAsync(Caller caller, SiteIdentity wanted, CancellationToken cancellation = default)
    {
        if ((caller.Lacks(Permission.ManageSite) ?? Problem(wanted)) is { } refusal)
        {
            return refusal;
        }

        await using var db = database.Open(caller.Scope);
        var text = JsonSerializer.Serialize(wanted, JsonSerializerOptions.Web);
        if (await db.Settings.FirstOrDefaultAsync(setting => setting.Name == SettingNames.SiteProfile, cancellation) is { } known)
        {
            known.Value = text;
        }
        else
        {
            db.Add(new SiteSetting { Name = SettingNames.SiteProfile, Value = text });
        }

        db.Record(ItemEvents.SiteIdentitySet.On(caller.OrganId, "organ", caller.OrganId).With(wanted));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    public static async Task<SiteIdentity> OfAsync(GongkaiDb db, CancellationToken cancellation = default) =>
        await db.Settings.AsNoTracking().Where(setting => setting.Name == SettingNames.SiteProfile).Select(setting => setting.Value).FirstOrDefaultAsync(cancellation) is { } text
            ? JsonSerializer.Deserialize<SiteIdentity>(text, JsonSerializerOptions.Web) ?? SiteIdentity.None
            : SiteIdentity.None;

    private static Refusal? Problem(SiteIdentity wanted) =>
        wanted.Name.Length > Longest || wanted.UndertakenBy.Length > Longest || wanted.ParentName.Length > Longest ? new Refusal("site-name", $"名称不超过 {Longest} 个字，请精简。")
        : wanted.Domain.Length > 0 && Uri.CheckHostName(wanted.Domain) != UriHostNameType.Dns ? new Refusal("site-domain", "域名不对：只写主机名，例如 gxj.yunting.example，不写 https:// 和路径。")
        : wanted.FilingNumber.Length > 0 && !(wanted.FilingNumber.Contains("ICP备", StringComparison.Ordinal) && wanted.FilingNumber.Length <= Longest) ? new Refusal("site-filing", "ICP 备案号不对：应像 云ICP备00000000号。")
        : wanted.PoliceFilingNumber.Length > 0 && !(wanted.PoliceFilingNumber.Contains("公网安备", StringComparison.Ordinal) && wanted.PoliceFilingNumber.Length <= Longest) ? new Refusal("site-police", "公安备案号不对：应像 云公网安备 00000000000000号。")
        : !IsAddress(wanted.FaultReportAddress) ? new Refusal("site-fault-address", "找错入口应是以 https:// 开头的网址。")
        : !IsAddress(wanted.ParentAddress) || wanted.ParentName.Length == 0 != (wanted.ParentAddress.Length == 0) ? new Refusal("site-parent", "上级门户的名称和网址要一起填，网址以 https:// 开头。")
        : null;

    private static bool IsAddress(string address) => address.Length == 0 || (address.Length <= 300 && Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https");
}
