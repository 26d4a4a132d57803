using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;

namespace Gongkai.Web.Tests.Pages.Desk.Requests;

public sealed class CalendarPageTests
{
    private const string Text2027 = """
        一、元旦：1月1日（周五）至3日（周日）放假，共3天。
        二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
        三、清明节：4月3日（周六）至5日（周一）放假，共3天。
        四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
        五、端午节：6月9日（周三）放假1天。
        六、中秋节：9月15日（周三）放假1天。
        七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。10月9日（周六）上班。
        """;

    [Fact(DisplayName = "放假安排：缺哪一年先说；粘贴通知、核对变动的期限、确认后生效；读不懂的说哪一句")]
    public async Task Holidays_PastedNotice_IsCheckedThenTaken()
    {
        await using var desk = await RequestDesk.StartAsync();
        desk.Requests.Site.Time.MoveTo(new DateTimeOffset(2026, 12, 21, 1, 0, 0, TimeSpan.Zero));
        await desk.Requests.Site.AddPersonAsync(desk.Requests.Site.City, "city-admin", Role.Administrator);
        await desk.Requests.HandledAsync();
        var admin = await desk.Desk.SignedInAsync("city-admin");
        (string, string)[] form = [("Year", "2027"), ("Text", Text2027), ("IssuedOn", "2026-11-10")];

        var empty = await admin.GetAsync("/desk/holidays");
        var wrong = await admin.SendToAsync("/desk/holidays", "form.split", "/desk/holidays?handler=Preview", ("Year", "2026"), ("Text", Text2027));
        var shown = await admin.SendToAsync("/desk/holidays", "form.split", "/desk/holidays?handler=Preview", form);
        var taken = await admin.PostAsync("/desk/holidays", [.. form, ("Moves", "1"), ("__RequestVerificationToken", shown.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);

        Assert.Contains("没有 2027 年的放假安排", empty.Text, StringComparison.Ordinal);
        Assert.Contains("请核对年份是不是2026年", wrong.Document.QuerySelector(".field.bad:has(#Text) .error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["2026-0001", "答复期限", "算不出", "2027-01-19"], shown.Document.QuerySelectorAll("table.rows tbody td").Skip(1).Select(cell => cell.TextContent));
        Assert.Equal("确认导入，1 个日期随之变动", shown.Document.QuerySelector(".form-actions .btn")!.TextContent);
        Assert.Equal("/desk/holidays?taken=2027", taken.RedirectsTo);
        Assert.Contains("2027 年的放假安排已导入", (await admin.GetAsync(taken.RedirectsTo!)).Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "提醒和日历：种类和提前天数默认全选，取消的记住；意见逾期未到写在工作台这一行")]
    public async Task Reminders_Chosen_AreKeptAndTheDeskShowsOverdueOpinions()
    {
        await using var desk = await RequestDesk.StartAsync();
        desk.Requests.Site.Time.MoveTo(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        var id = await desk.Requests.HandledAsync();
        await desk.Requests.DoneAsync(desk.Requests.Officer, id, RequestAction.Consult, new StepFacts { Consultation = ConsultationKind.InterOrganConsultation, NewParty = new PartyContact("云汀市住房局") });
        desk.Requests.Site.Time.MoveTo(new DateTimeOffset(2026, 3, 27, 1, 0, 0, TimeSpan.Zero));
        var officer = await desk.AsAsync(Role.DisclosureOfficer);
        const string Page = "/desk/requests/reminders";

        var fresh = await officer.GetAsync(Page);
        var saved = await officer.SendAsync(Page, "form:has(#Mails)", ("Mails", "true"), ("Kinds", "overdue"), ("DaysAhead", "10"));

        static string[] Ticked(PageAnswer page, string name) => [.. page.Document.QuerySelectorAll($"input[name={name}][checked]").Select(tick => tick.GetAttribute("value")!)];
        Assert.Equal((5, "5、2、1"), (Ticked(fresh, "Kinds").Length, string.Join('、', Ticked(fresh, "DaysAhead"))));
        Assert.Equal($"{Page}?saved=true", saved.RedirectsTo);
        var kept = await officer.GetAsync(Page);
        Assert.Equal(["overdue"], Ticked(kept, "Kinds"));
        Assert.Equal(["10"], Ticked(kept, "DaysAhead"));
        Assert.Equal("云汀市住房局的意见逾期未到（2026-03-23 期满）", (await officer.GetAsync("/desk/requests")).Document.QuerySelector("table.requests .tag.warn")!.TextContent);
    }

    [Fact(DisplayName = "期限规则：地方放假日先看变动再保存，可以删除；阈值颠倒说明原因")]
    public async Task Rules_LocalDay_IsShownThenKept()
    {
        await using var desk = await RequestDesk.StartAsync();
        await desk.Requests.HandledAsync();
        var officer = await desk.AsAsync(Role.DisclosureOfficer);
        (string, string)[] day = [("DayName", "云汀开海节"), ("From", "2026-11-24")];
        const string Form = "form:has(#DayName)";

        var shown = await officer.SendToAsync("/desk/requests/rules", Form, "/desk/requests/rules?handler=Show", day);
        Assert.Contains("2026-0001", shown.Document.QuerySelector("table.rows")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("saved=true", (await officer.SendToAsync("/desk/requests/rules", Form, "/desk/requests/rules?handler=Add", day)).RedirectsTo, StringComparison.Ordinal);
        Assert.Contains("云汀开海节", (await officer.GetAsync("/desk/requests/rules")).Text, StringComparison.Ordinal);
        await officer.SendAsync("/desk/requests/rules", "form[action*=Remove]");
        Assert.DoesNotContain("云汀开海节", (await officer.GetAsync("/desk/requests/rules")).Text, StringComparison.Ordinal);

        var wrong = await officer.SendAsync("/desk/requests/rules", "form:has(#Yellow)", ("Yellow", "1"), ("Orange", "4"));
        Assert.Contains("黄灯天数应不小于橙灯天数", wrong.Problems, StringComparison.Ordinal);
    }
}
