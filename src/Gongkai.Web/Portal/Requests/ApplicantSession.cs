using System.Text.Json;
using Gongkai.App.Requests;
using Gongkai.Web.Users;

namespace Gongkai.Web.Portal.Requests;

/// <summary>查询会话 — number and code that opened a request, held by the applicant's browser until it ends them.</summary>
public sealed class ApplicantSession(SealedCookies cookies)
{
    private const string Case = "case";
    private const string Receipt = "receipt";

    public void Hold(HttpContext context, string number, string code) => cookies.Put(context, Case, JsonSerializer.Serialize(new HeldCode(number, code)));

    /// <summary>Null where nothing is held.</summary>
    public RequestCode? Find(HttpContext context) =>
        cookies.Find(context, Case) is { } text && JsonSerializer.Deserialize<HeldCode>(text) is { } held
            ? new RequestCode(held.Number, held.Code, Callers.From(context)) { IsHeld = true }
            : null;

    public void HoldReceipt(HttpContext context, ShownReceipt receipt) => cookies.Put(context, Receipt, JsonSerializer.Serialize(receipt));

    public ShownReceipt? FindReceipt(HttpContext context) => cookies.Find(context, Receipt) is { } text ? JsonSerializer.Deserialize<ShownReceipt>(text) : null;

    /// <summary>Nothing of the request stays in a browser that others may use.</summary>
    public void End(HttpContext context)
    {
        cookies.Clear(context, Case);
        cookies.Clear(context, Receipt);
    }

    private sealed record HeldCode(string Number, string Code);
}

/// <summary>回执内容 — what the receipt page shows; nothing of the person.</summary>
public sealed record ShownReceipt(string Number, string Code, DateOnly On, string Title, string Organ)
{
    public int OrganNumber { get; init; }

    public bool IsMailed { get; init; }

    public bool IsRepeated { get; init; }
}
