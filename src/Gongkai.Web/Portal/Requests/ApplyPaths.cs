using Gongkai.Web.Shared;

namespace Gongkai.Web.Portal.Requests;

/// <summary>申请页面地址 — the applicant's way: apply, receipt, query, case.</summary>
public static class ApplyPaths
{
    public const string Start = PortalPaths.Request;
    public const string Apply = "/request/apply";
    public const string Found = "/request/found";
    public const string Receipt = "/request/receipt";
    public const string Query = "/request/query";
    public const string Case = "/request/case";
    public const string Paper = "/request/paper";
    public const string Withdraw = "/request/withdraw";

    public const string Answers = "/request/answers";

    public static readonly PageLink Trail = new("依申请公开", Start);

    /// <summary>An answer that everybody may read.</summary>
    public static string Answer(Guid id) => $"{Answers}/{id}";
}
