using System.Globalization;
using System.Text;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Browser.Tests.Site;
using Gongkai.Domain.Fees;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;
using Gongkai.Web.Requests;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

public sealed class StaffPathTests(BrowserSite site)
{
    private const int Organ = 6;
    private const string Clock = "aside[aria-label=期限]";

    [Theory(DisplayName = "专员：登记一封信，征求第三方，经批准延期，决定，邮寄送达，归档；期限每一步都说得清"), OnBothDatabases]
    public async Task Staff_RegistersConsultsExtendsDecidesDelivers(DatabaseKind kind)
    {
        await using var desk = new CaseAtDesk(site, await site.CityOnAsync(kind), Organ);
        var officer = await desk.AsAsync(CaseAtDesk.Officer);
        await officer.GoAsync("/desk/requests/register");
        await officer.ChooseAsync("Input_Channel", "签收邮寄");
        await officer.FillAsync("Input_Name", "示例丁");
        await officer.FillAsync("Input_Phone", "13900000003");
        await officer.FillAsync("Input_Address", "槐序街2号");
        await officer.FillAsync("Input_Title", "云汀市某园区科技项目验收报告");
        await officer.FillAsync("Input_Description", "某园区科技项目的验收报告全文。");
        await officer.SendAsync("登记");
        await officer.ArriveAsync(() => officer.FollowAsync("打开这件申请"));
        desk.Path = new Uri(officer.Page.Url).AbsolutePath;

        await desk.AssignAsync("综合规划处");
        await desk.TakeAsync(CaseAtDesk.Handler, RequestAction.Consult, ("Consultation", nameof(ConsultationKind.ThirdPartyConsultation)), ("PartyName", "云汀某材料厂"));
        await desk.TakeAsync(CaseAtDesk.Handler, RequestAction.RecordLetterReceipt);
        await desk.TakeAsync(CaseAtDesk.Handler, RequestAction.RecordOpinion, ("Opinion", nameof(PartyOpinion.Agrees)), ("Content", "同意公开"));
        var handler = await desk.TakeAsync(CaseAtDesk.Handler, RequestAction.EndConsultation);
        Assert.Contains("第三方1", await handler.TextAsync("#征求意见"), StringComparison.Ordinal);
        Assert.DoesNotContain("云汀某材料厂", await handler.TextAsync("main"), StringComparison.Ordinal);

        var before = await handler.TextAsync(Clock);
        await desk.TakeAsync(CaseAtDesk.Leader, RequestAction.ApproveExtension, ("Reason", "附图较多，需要逐页核对"), ("WorkingDays", "3"));
        await handler.GoAsync(desk.Path);
        Assert.DoesNotContain("延长3个工作日", await handler.TextAsync(Clock), StringComparison.Ordinal);
        await desk.TakeAsync(CaseAtDesk.Handler, RequestAction.TellExtension);
        Assert.Contains("延长3个工作日", await handler.TextAsync(Clock), StringComparison.Ordinal);
        Assert.NotEqual(before, await handler.TextAsync(Clock));

        await desk.DraftAsync(Outcome.PartiallyGranted);
        await desk.DeliverAsync(DeliveryChannel.Post, "XA000000001");
        await desk.TakeAsync(CaseAtDesk.Officer, RequestAction.Archive);
        await officer.SeesAsync("部分公开");
        await officer.InspectAsync();
    }

    [Theory(DisplayName = "表三的每一种结果：在决定页选定、审核、批准、送达；三种结案各按期限办；年报逐格各多一件"), OnBothDatabases]
    public async Task Staff_DecidesEveryOutcome_ReportCountsEach(DatabaseKind kind)
    {
        var city = await site.CityOnAsync(kind);
        await using var desk = new CaseAtDesk(site, city, Organ);
        var officer = await desk.AsAsync(CaseAtDesk.Officer);
        var before = await CountsAsync(officer);
        await ImportAsync(officer);
        foreach (var outcome in OutcomeTree.Groups.SelectMany(group => group.Leaves).Select(leaf => leaf.Entry.Outcome))
        {
            await desk.OpenAsync(TitleOf(outcome));
            await PrepareAsync(desk, outcome);
            await desk.DraftAsync(outcome);
            await desk.DeliverAsync(DeliveryChannel.Post, "XA000000002");
            await officer.SeesAsync(Outcomes.Of(outcome).Name);
        }

        await CloseAsync(city, desk);

        var after = await CountsAsync(officer);
        Assert.Equal(Outcomes.All.Select(entry => (entry.Outcome, before[entry.Outcome] + 1)), Outcomes.All.Select(entry => (entry.Outcome, after[entry.Outcome])));
    }

    // Two replies speak of what the applicant was asked before.
    private static async Task PrepareAsync(CaseAtDesk desk, Outcome outcome)
    {
        if (outcome == Outcome.UnableStillUnclear)
        {
            await desk.TakeAsync(CaseAtDesk.Officer, RequestAction.AskForClarification, ("On", Day(-25)), ("Grounds", nameof(ClarificationGround.ContentUnclear)), ("WorkingDays", "15"));
            await desk.TakeAsync(CaseAtDesk.Officer, RequestAction.ReceiveClarification, ("On", Day(-20)), ("Content", "要有关的全部文件"));
        }

        await desk.AssignAsync("办公室");
        if (outcome == Outcome.NotHandledExcessive)
        {
            await desk.TakeAsync(CaseAtDesk.Officer, RequestAction.AskForReasons, ("Reason", "一个月内提出多件内容相近的申请"));
            await desk.TakeAsync(CaseAtDesk.Officer, RequestAction.ReceiveReasons, ("Reason", "想多了解一些"));
        }
    }

    // One that was never clarified, one that was never paid for, one that ends otherwise: each with its own dates.
    private static async Task CloseAsync(SampleCity city, CaseAtDesk desk)
    {
        await desk.OpenAsync(TitleOf(Outcome.OtherClarificationLapsed));
        await desk.TakeAsync(CaseAtDesk.Officer, RequestAction.AskForClarification, ("On", Day(-25)), ("Grounds", nameof(ClarificationGround.ContentUnclear)), ("WorkingDays", "3"));
        await desk.TakeAsync(CaseAtDesk.Officer, RequestAction.CloseUnclarified);

        await desk.OpenAsync(TitleOf(Outcome.OtherFeeUnpaid));
        await city.AssignAsync(Guid.Parse(desk.Path.Split('/')[^1]), Today.AddDays(-61));
        await desk.TakeAsync(CaseAtDesk.Officer, RequestAction.NotifyFee, ("On", Day(-60)), ("FeeMethod", nameof(FeeMethod.PerPage)), ("FeeQuantity", "300"));
        await desk.TakeAsync(CaseAtDesk.Officer, RequestAction.RecordNoticeReceipt, ("On", Day(-59)));
        await desk.TakeAsync(CaseAtDesk.Officer, RequestAction.CloseUnpaid);

        await desk.OpenAsync(TitleOf(Outcome.Other));
        var officer = await desk.TakeAsync(CaseAtDesk.Officer, RequestAction.CloseOtherwise, ("Reason", "申请人已经通过其他途径取得"));
        await officer.InspectAsync();
    }

    private static async Task ImportAsync(Reader officer)
    {
        var text = new StringBuilder("\uFEFF编号,标题,内容,申请人,申请人类型,提交方式,提交日期,收到日期,办理结果,办结日期\n");
        foreach (var entry in Outcomes.All)
        {
            var day = Day(entry.Outcome is Outcome.OtherFeeUnpaid ? -62 : -28);
            text.Append(CultureInfo.InvariantCulture, $"浏览器{(int)entry.Outcome},{TitleOf(entry.Outcome)},请提供文件,示例甲,自然人,当面提交,{day},{day},,\n");
        }

        await officer.GoAsync("/desk/requests/import");
        await officer.Page.Locator("#Upload").SetInputFilesAsync(new FilePayload { Name = "申请.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text.ToString()) });
        await officer.SendAsync("导入");
        await officer.SeesAsync($"已导入 {Outcomes.All.Count} 条");
    }

    private static async Task<Dictionary<Outcome, int>> CountsAsync(Reader officer)
    {
        await officer.GoAsync($"/desk/reports/year/{Today.Year}");
        var counts = new Dictionary<Outcome, int>();
        foreach (var entry in Outcomes.All)
        {
            counts[entry.Outcome] = int.Parse(await officer.TextAsync($"main td a[href*='part3.{entry.ReportRows[0]}.total']"), CultureInfo.InvariantCulture);
        }

        return counts;
    }

    private static string TitleOf(Outcome outcome) => $"第{(int)outcome + 101}号事项的文件";

    private static string Day(int fromToday) => Today.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
}
