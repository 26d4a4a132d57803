using System.IO.Compression;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.Web.Tests.Pages.Desk.Requests;

public sealed class RequestStoryTests
{
    [Fact(DisplayName = "一封信的一生：登记、分办、征求意见、延期、拟稿、法制审核、批准、送达、归档，全在页面上办完")]
    public async Task Letter_ThroughAllPages_IsArchived()
    {
        await using var desk = await RequestDesk.StartAsync();
        var (officer, handler, reviewer, leader) = (await desk.AsAsync(Role.DisclosureOfficer), await desk.AsAsync(Role.Handler), await desk.AsAsync(Role.LegalReviewer), await desk.AsAsync(Role.Leader));
        var registered = await officer.SendAsync("/desk/requests/register", "form.register",
            ("Input.Channel", nameof(SubmissionChannel.SignedMail)), ("Input.Name", TestRequests.Applicant.Name), ("Input.IdNumber", TestRequests.Applicant.IdNumber), ("Input.Phone", TestRequests.Applicant.Phone),
            ("Input.Address", TestRequests.Applicant.Address), ("Input.Title", "某园区环境影响评价批复"), ("Input.DeliveryChannel", nameof(DeliveryChannel.Post)));
        Assert.True(registered.Document.QuerySelector(".notice.ok") is not null, registered.Problems + registered.Text);
        var id = Guid.Parse(registered.Document.QuerySelector(".form-actions a")!.GetAttribute("href")!.Split('/')[^1]);

        await RequestDesk.TakeAsync(officer, id, RequestAction.Assign, ("UnitId", desk.Requests.Unit.Id.ToString()));
        await RequestDesk.TakeAsync(handler, id, RequestAction.Consult, ("Consultation", nameof(ConsultationKind.ThirdPartyConsultation)), ("PartyName", "云汀某化工厂"));
        await RequestDesk.TakeAsync(handler, id, RequestAction.RecordLetterReceipt, ("Party", "第三方1"));
        await RequestDesk.TakeAsync(handler, id, RequestAction.RecordOpinion, ("Party", "第三方1"), ("Opinion", "Agrees"), ("Content", "同意公开"));
        await RequestDesk.TakeAsync(handler, id, RequestAction.EndConsultation);
        await RequestDesk.TakeAsync(leader, id, RequestAction.ApproveExtension, ("Reason", "文件量大"), ("WorkingDays", "3"));
        await RequestDesk.TakeAsync(handler, id, RequestAction.TellExtension);
        var drafted = await handler.SendAsync($"{RequestDesk.Case(id)}/draft", "form.split", ("Input.Matters", nameof(Outcome.Granted)), ("Input.Paper", nameof(PaperKind.ReplyGranted)),
            ("Input.Reasons", "该批复可以公开"), ("Input.Text", "答复书正文"), ("submits", "true"));
        Assert.True(drafted.RedirectsTo is not null, drafted.Problems);
        await RequestDesk.TakeAsync(reviewer, id, RequestAction.PassReview);
        await RequestDesk.TakeAsync(leader, id, RequestAction.Approve);
        await RequestDesk.TakeAsync(officer, id, RequestAction.Deliver, ("DeliveryChannel", nameof(DeliveryChannel.Post)), ("Reference", "XA000000001"));
        await RequestDesk.TakeAsync(officer, id, RequestAction.Archive);

        var view = await desk.Requests.ViewAsync(id);
        var page = await officer.GetAsync(RequestDesk.Case(id));
        Assert.Equal((RequestState.Archived, Outcome.Granted), (view.Request.State, view.Request.Outcome));
        Assert.Contains("延长3个工作日", page.Text, StringComparison.Ordinal);
        Assert.Contains("云工信公开答〔2026〕1号", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestRequests.Applicant.Name, page.Document.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("云汀某化工厂", page.Document.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "案卷是一个压缩包：目录最后写，列出每个文件的校验值")]
    public async Task Package_OfRepliedRequest_HasIndexWithChecksums()
    {
        await using var desk = await RequestDesk.StartAsync();
        var id = await desk.Requests.HandledAsync();
        await desk.Requests.RepliedAsync(id);
        var officer = await desk.AsAsync(Role.DisclosureOfficer);

        var bytes = await officer.DownloadAsync($"{RequestDesk.Case(id)}/package", "form");

        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        using var index = new StreamReader(zip.GetEntry("00-目录和校验值.txt")!.Open());
        var text = await index.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal("00-目录和校验值.txt", zip.Entries[^1].FullName);
        foreach (var entry in zip.Entries.SkipLast(1))
        {
            using var content = entry.Open();
            Assert.Contains($"{Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(content, TestContext.Current.CancellationToken))}　{entry.FullName}", text, StringComparison.Ordinal);
        }
    }

    [Fact(DisplayName = "台账导出为 XLSX，姓名已遮盖")]
    public async Task Ledger_Exported_IsMaskedWorkbook()
    {
        await using var desk = await RequestDesk.StartAsync();
        var receipt = await desk.Requests.RegisteredAsync();
        var officer = await desk.AsAsync(Role.DisclosureOfficer);

        using var zip = new ZipArchive(new MemoryStream(await officer.DownloadAsync("/desk/requests/ledger?handler=Export")), ZipArchiveMode.Read);
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var text = await sheet.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Contains(receipt.Number, text, StringComparison.Ordinal);
        Assert.Contains("柏**", text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestRequests.Applicant.Name, text, StringComparison.Ordinal);
    }
}
