using Gongkai.App.Reports.Compiling;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Reports;

/// <summary>年报审核与公开页 — the way of a report from submission over the stages to signing and publication, with who decided what; 条例 49、50.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class ReviewModel(ReadYear read, ReviewReport review, IServiceProvider services) : YearPage(read)
{
    private readonly ReadYear _read = read;

    protected override string Tab => "review";

    public IReadOnlyList<ReportReview> Reviews { get; private set; } = [];

    public async Task<IActionResult> OnPostSubmitAsync(int year) => await AfterAsync(year, await review.SubmitAsync(year, HttpContext.RequestAborted), Of(year, "/review"));

    public async Task<IActionResult> OnPostPassAsync(int year, string? opinion) => await AfterAsync(year, await review.PassAsync(year, opinion ?? "", HttpContext.RequestAborted), Of(year, "/review"));

    public async Task<IActionResult> OnPostReturnAsync(int year, string? opinion) => await AfterAsync(year, await review.SendBackAsync(year, opinion ?? "", HttpContext.RequestAborted), Of(year, "/review"));

    public async Task<IActionResult> OnPostReopenAsync(int year, string? opinion) => await AfterAsync(year, await review.ReopenAsync(year, opinion ?? "", HttpContext.RequestAborted), Of(year, "/review"));

    public async Task<IActionResult> OnPostPublishAsync(int year)
    {
        // It asks for the file store, which only a site with one has.
        var publish = ActivatorUtilities.CreateInstance<PublishReport>(services);
        return await AfterAsync(year, (await publish.RunAsync(year, HttpContext.RequestAborted)).Refusal, Of(year, "/review"));
    }

    public static string InChinese(ReportDecision decision) => decision switch
    {
        ReportDecision.Submitted => "送审",
        ReportDecision.Passed => "审核通过",
        ReportDecision.Returned => "退回修改",
        _ => "签发",
    };

    protected override async Task PrepareAsync()
    {
        if (View.Working is { } working)
        {
            Reviews = await _read.ReviewsAsync(working.Id, HttpContext.RequestAborted);
        }
    }
}
