using Gongkai.App.Portal;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Publishing;

public sealed class PublicFormPageTests
{
    [Fact(DisplayName = "P17 纠错：同一个人先后提交两件都收到、都回到“已经收到”；联系方式在工作台是密封的，有权限的人点开看，看一次留痕一次")]
    public async Task Fault_SentTwice_IsKeptAndItsContactSealed()
    {
        await using var site = await PublishingSite.StartAsync();
        await site.Site.AddPersonAsync(site.Site.Bureau, "officer", Role.DisclosureOfficer);
        var id = await site.PublishedAsync(site.Content("惠企办法"));
        var visitor = site.Desk.Visitor();
        var form = $"/faults?of=/items/{id}";

        var first = await visitor.SendAsync(form, "main form", ("Words", "第三段的日期应为 11 月 2 日"), ("Contact", "000-1234567"));
        var thanks = await visitor.GetAsync(first.RedirectsTo!);
        var second = await visitor.SendAsync(form, "main form", ("Words", "第四段还有一个错字"));
        var (officer, writer) = (await site.Desk.SignedInAsync("officer"), await site.Desk.SignedInAsync("writer"));
        const string Desk = "/desk/items/faults";
        var listed = await officer.GetAsync(Desk);
        var shown = await officer.SendAsync(Desk, "main .masked form");
        var again = await officer.GetAsync(Desk);

        Assert.Equal(("/faults?sent=true", "/faults?sent=true"), (first.RedirectsTo, second.RedirectsTo));
        Assert.Contains("已经收到", thanks.Text, StringComparison.Ordinal);
        Assert.Contains("第三段的日期", listed.Text, StringComparison.Ordinal);
        Assert.Contains("第四段还有一个错字", listed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", listed.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("000-1234567", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", again.Text, StringComparison.Ordinal);
        var seen = await writer.GetAsync(Desk);
        Assert.Contains("已留联系方式", seen.Text, StringComparison.Ordinal);
        Assert.Null(seen.Document.QuerySelector("main .masked form"));
        await using var db = site.Site.Open();
        Assert.Equal(1, await db.Events.CountAsync(one => one.Action == "fault-contact-read", TestContext.Current.CancellationToken));
    }

    [Fact(DisplayName = "P12 意见征集：设期限、留名或不留名提意见、期内不公布、到期公布采纳情况；意见人点开才看得到并留痕；门户一直不出现姓名")]
    public async Task Consultation_FromPeriodToFeedback_WorksThroughItsPages()
    {
        await using var site = await PublishingSite.StartAsync();
        await site.Site.AddPersonAsync(site.Site.Bureau, "officer", Role.DisclosureOfficer);
        var id = await site.PublishedAsync(site.Content("节能办法（征求意见稿）", kind: ItemKind.Consultation));
        var (officer, writer, visitor) = (await site.Desk.SignedInAsync("officer"), await site.Desk.SignedInAsync("writer"), site.Desk.Visitor());
        var (desk, portal) = ($"/desk/items/{id}/consultation", $"/consultations/{id}");

        var backwards = await writer.SendAsync(desk, "section form", ("OpensOn", "2026-11-25"), ("ClosesOn", "2026-11-20"));
        var opened = await writer.SendAsync(desk, "section form", ("OpensOn", "2026-11-20"), ("ClosesOn", "2026-11-25"));
        var listed = await visitor.GetAsync("/consultations");
        var tooShort = await visitor.SendAsync(portal, "main form", ("Words", "好"), ("Name", "王某某"));
        var named = await visitor.SendAsync(portal, "main form", ("Words", "建议写明节能比例"), ("Name", "王某某"), ("Contact", "000-1234567"));
        var unnamed = await visitor.SendAsync(portal, "main form", ("Words", "建议推迟施行日期"));
        var during = await visitor.GetAsync(portal);
        var early = await writer.SendAsync(desk, "form[action*=Answer]", ("Feedback", "采纳一条"));
        var sealedPage = await officer.GetAsync(desk);
        var revealed = await officer.SendAsync(desk, "form[action*=Reveal]");
        var unseen = await writer.GetAsync(desk);
        site.Site.Time.Advance(TimeSpan.FromDays(6));
        var late = await visitor.GetAsync(portal);
        officer = await site.Desk.SignedInAsync("officer");
        var answered = await officer.SendAsync(desk, "form[action*=Answer]", ("Answers[0].Adoption", nameof(Adoption.Adopted)), ("Answers[0].Reply", "已写入第三条"), ("Answers[1].Adoption", nameof(Adoption.NotAdopted)), ("Answers[1].Reply", "施行日期不变"), ("Feedback", "共收到两条，采纳一条。"));
        var after = await site.Desk.Visitor().GetAsync(portal);

        Assert.Contains("截止日期不能早于开始日期", backwards.Problems + backwards.Text, StringComparison.Ordinal);
        Assert.Equal(desk, opened.RedirectsTo);
        Assert.Contains("节能办法（征求意见稿）", listed.Text, StringComparison.Ordinal);
        Assert.Contains("5 至 5000 个字", tooShort.Problems + tooShort.Text, StringComparison.Ordinal);
        Assert.Equal("王某某", tooShort.Document.QuerySelector("[name=Name]")!.GetAttribute("value"));
        Assert.Equal(($"{portal}?sent=true", $"{portal}?sent=true"), (named.RedirectsTo, unnamed.RedirectsTo));
        Assert.Contains("已收到 2 条意见", during.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("建议写明节能比例", during.Text, StringComparison.Ordinal);
        Assert.Contains("征集还没有结束", early.Problems + early.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("王某某", sealedPage.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("已留名", sealedPage.Text, StringComparison.Ordinal);
        Assert.All(new[] { "王某某", "000-1234567", "已记录" }, said => Assert.Contains(said, revealed.Text, StringComparison.Ordinal));
        Assert.Contains("已留名", unseen.Text, StringComparison.Ordinal);
        Assert.Null(unseen.Document.QuerySelector("form[action*=Reveal]"));
        Assert.Null(late.Document.QuerySelector("main form"));
        Assert.Equal(desk, answered.RedirectsTo);
        Assert.All(new[] { "共收到两条，采纳一条。", "建议写明节能比例", "已写入第三条", "未采纳" }, said => Assert.Contains(said, after.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("王某某", after.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await using var db = site.Site.Open();
        Assert.Equal(1, await db.Events.CountAsync(one => one.Action == "opinion-senders-read" && one.SubjectId == id, TestContext.Current.CancellationToken));
    }
}
