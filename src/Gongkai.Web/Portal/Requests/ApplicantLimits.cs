using Gongkai.App.Operation;
using Gongkai.Domain;
using Gongkai.Web.Security;

namespace Gongkai.Web.Portal.Requests;

/// <summary>申请频次 — how often one address may send forms and try codes, counted for all nodes together; looking at a form is not counted.</summary>
public sealed class ApplicantLimits(RateCounters counters, ServerOptions options)
{
    private static readonly Refusal s_tooManyForms = new("request-submit-too-often", "提交过于频繁，本次没有提交；填写的内容还在，请一小时后再试，或者邮寄、当面提交。");
    private static readonly Refusal s_tooManyTries = new("request-query-too-often", "查询过于频繁，请一分钟后再试。");

    private static readonly Refusal s_tooManyPdfs = new("request-pdf-too-often", "转换 PDF 过于频繁，请一小时后再试，或者直接下载 DOCX。");

    public Task<Refusal?> SubmitAsync(HttpContext context) => CountAsync(context, s_tooManyForms, options.Limits.SubmissionsPerHour, TimeSpan.FromHours(1));

    /// <summary>A conversion costs the machine a second or more.</summary>
    public Task<Refusal?> ConvertAsync(HttpContext context) => CountAsync(context, s_tooManyPdfs, options.Limits.SubmissionsPerHour, TimeSpan.FromHours(1));

    public Task<Refusal?> TryAsync(HttpContext context) => CountAsync(context, s_tooManyTries, options.Limits.GuessesPerMinute, TimeSpan.FromMinutes(1));

    private async Task<Refusal?> CountAsync(HttpContext context, Refusal refusal, int most, TimeSpan window)
    {
        if (await counters.AllowAsync(new RateKey(refusal.Code, RateLimits.Address(context)), most, window, context.RequestAborted))
        {
            return null;
        }

        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.RetryAfter(window);
        return refusal;
    }
}
