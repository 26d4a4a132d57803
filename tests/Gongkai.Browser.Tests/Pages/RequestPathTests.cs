using System.Globalization;
using System.Text;
using Gongkai.App.Storage;
using Gongkai.Browser.Tests.Site;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

public sealed class RequestPathTests(BrowserSite site)
{
    private const int Organ = 5;
    private const string Title = "2026年云汀市校服采购情况";
    private const int DaysToReconsideration = 60;

    [Theory(DisplayName = "公民：网上申请，按要求补正，收到答复，下载文书和文件，看到救济期限；复议由专员登记并连到这件申请"), OnBothDatabases]
    public async Task Citizen_FilesClarifiesReceivesAndAppeals(DatabaseKind kind)
    {
        var city = await site.CityOnAsync(kind);
        await using var citizen = await Reader.OpenAsync(site, city: city);
        await using var desk = new CaseAtDesk(site, city, Organ);
        await citizen.GoAsync($"/request/apply?organ={Organ}");
        await citizen.FillPersonAsync();
        await citizen.AskAsync(Title, "校服采购的有关情况。");
        await citizen.SubmitAsync();
        var (number, code) = await citizen.ReceiptAsync();

        await ClarifyAsync(desk, citizen, (number, code));
        await AnswerAsync(desk, citizen);
        await ReceiveAsync(citizen);
        await AppealAsync(desk);
    }

    private static async Task ClarifyAsync(CaseAtDesk desk, Reader citizen, (string Number, string Code) receipt)
    {
        await desk.OpenAsync(receipt.Number);
        await desk.TakeAsync(CaseAtDesk.Officer, RequestAction.ConfirmReceipt, ("Contact", "致电申请人本人，确认收到申请"));
        await desk.TakeAsync(CaseAtDesk.Officer, RequestAction.AskForClarification, ("Grounds", nameof(ClarificationGround.ContentUnclear)), ("WorkingDays", "15"));

        await citizen.QueryAsync(receipt.Number, receipt.Code);
        await citizen.SeesAsync("请您补正");
        await citizen.SeesAsync("前补正");
        await citizen.InspectAsync();
        await citizen.PostAsync("提交补正");
        Assert.Contains("请写明补正后的内容", await citizen.TextAsync(".problems"), StringComparison.Ordinal);
        await citizen.FillAsync("Clarification", "2026 年秋季云汀市实验小学校服采购合同和中标通知书。");
        await citizen.SendAsync("提交补正");
        await citizen.SeesAsync("补正已经收到，答复期限从收到补正之日起重新计算。");
    }

    private static async Task AnswerAsync(CaseAtDesk desk, Reader citizen)
    {
        var officer = await desk.AsAsync(CaseAtDesk.Officer);
        await officer.GoAsync(desk.Path);
        await officer.SeesAsync("2026 年秋季云汀市实验小学校服采购合同和中标通知书。");
        await desk.AssignAsync("办公室");
        await AddFileAsync(await desk.AsAsync(CaseAtDesk.Handler), desk.Path);
        await desk.DraftAsync(Outcome.Granted);
        await desk.TakeAsync(CaseAtDesk.LegalReviewer, RequestAction.PassReview);
        await desk.TakeAsync(CaseAtDesk.Leader, RequestAction.Approve);

        // Nothing goes out before the gate has let it through.
        await officer.GoAsync($"{desk.Path}/step/deliver");
        await officer.PutAsync("Input.DeliveryChannel", nameof(DeliveryChannel.Internet));
        await officer.PostAsync("送达");
        Assert.Contains("放行检查", await officer.TextAsync(".problems"), StringComparison.Ordinal);
        await officer.GoAsync($"{desk.Path}/files");
        await officer.ArriveAsync(() => officer.FollowAsync("放行检查"));
        await officer.SendAsync("放行");
        await desk.TakeAsync(CaseAtDesk.Officer, RequestAction.Deliver, ("DeliveryChannel", nameof(DeliveryChannel.Internet)));
        await officer.InspectAsync();
        await citizen.GoAsync("/request/case");
    }

    private static async Task AddFileAsync(Reader handler, string path)
    {
        await handler.GoAsync($"{path}/files");
        await handler.ChooseAsync("Role", "拟提供文件");
        await handler.Page.Locator("#Sent").SetInputFilesAsync(new FilePayload { Name = "校服采购.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("\uFEFF项目,套数\n秋季校服,320\n") });
        await handler.SendAsync("添加");
    }

    private static async Task ReceiveAsync(Reader citizen)
    {
        await citizen.SeesAsync("已经答复，请查收");
        await citizen.InspectAsync();
        var reply = citizen.Page.Locator(".files li").Filter(new() { HasText = "公开答〔" });
        Assert.Equal("PK"u8.ToArray(), (await citizen.DownloadAsync(reply.GetByText("下载 DOCX")))[..2]);
        var given = await citizen.DownloadAsync(citizen.Page.Locator("main a").Filter(new() { HasText = "校服采购.csv" }).First);
        Assert.Contains("秋季校服,320", Encoding.UTF8.GetString(given), StringComparison.Ordinal);

        var remedies = await citizen.TextAsync("#remedies .facts");
        Assert.Contains("行政复议", remedies, StringComparison.Ordinal);
        Assert.Contains("行政诉讼", remedies, StringComparison.Ordinal);
        var last = citizen.Page.Locator("#remedies dd b").First;
        var ends = DateOnly.ParseExact(await last.InnerTextAsync(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.InRange(ends.DayNumber - Today.DayNumber, DaysToReconsideration, DaysToReconsideration + 12);
        await citizen.SendAsync("确认收到");
        await citizen.SeesAsync("已经记下您收到答复");
        await citizen.SeesAsync("已经办结");
    }

    // The appeal goes to the authority above; what comes of it is linked to the request by the officer.
    private static async Task AppealAsync(CaseAtDesk desk)
    {
        var officer = await desk.AsAsync(CaseAtDesk.Officer);
        await officer.GoAsync($"{desk.Path}/remedies");
        await officer.PutAsync("Kind", nameof(RemedyKind.Reconsideration));
        await officer.FillAsync("Authority", "云汀市人民政府");
        await officer.FillAsync("CaseNumber", "云府复〔2026〕18号");
        await officer.SendAsync("登记");
        await officer.SeesAsync("云府复〔2026〕18号");
        await officer.InspectAsync();
        await officer.Page.Locator("main [name=Result]").SelectOptionAsync(nameof(RemedyResult.Overturned));
        await officer.SendAsync("登记结果");
        await officer.GoAsync(desk.Path);
        Assert.Contains("云府复〔2026〕18号", await officer.TextAsync("#复议诉讼"), StringComparison.Ordinal);
        await officer.GoAsync($"{desk.Path}/remedies");
        await officer.SeesAsync("重新办理");
    }

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
}
