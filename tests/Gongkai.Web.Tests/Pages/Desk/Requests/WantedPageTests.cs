using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.Web.Tests.Pages.Desk.Requests;

public sealed class WantedPageTests
{
    [Fact(DisplayName = "A18 条例 44：三个人申请到同一份信息，台账页建议主动公开，列出人数和件数，能直接起草；两个人的不建议；别的机关看不到；没有起草权限的没有起草入口")]
    public async Task Ledger_AskedByMany_SuggestsToPublish()
    {
        await using var site = await RequestDesk.StartAsync();
        const string Title = "听潮桥验收报告";
        for (var i = 0; i < 3; i++)
        {
            await AnsweredAsync(site.Requests, Title, $"申请人{i}");
            if (i < 2)
            {
                await AnsweredAsync(site.Requests, "两个人要的", $"申请人{i}");
            }
        }

        var officer = await site.AsAsync(Role.DisclosureOfficer);
        var page = await officer.GetAsync("/desk/requests/ledger");
        var leader = await (await site.AsAsync(Role.Leader)).GetAsync("/desk/requests/ledger");
        var stranger = await (await site.Desk.SignedInAsync("stranger")).GetAsync("/desk/requests/ledger");

        var notice = page.Document.QuerySelector("details.wanted")!;
        var line = Assert.Single(notice.QuerySelectorAll("li"));
        Assert.Contains("第四十四条", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{Title}：3 人，3 件", line.TextContent, StringComparison.Ordinal);
        var found = await officer.GetAsync(line.QuerySelectorAll("a")[0].GetAttribute("href")!);
        Assert.Equal(3, found.Document.QuerySelectorAll("tbody tr").Length);
        var draft = await officer.GetAsync(line.QuerySelectorAll("a")[1].GetAttribute("href")!);
        Assert.Equal(Title, draft.Document.QuerySelector("[name='Input.Title']")!.GetAttribute("value"));
        Assert.Single(leader.Document.QuerySelectorAll("details.wanted li a"));
        Assert.Null(stranger.Document.QuerySelector("details.wanted"));
    }

    private static async Task AnsweredAsync(TestRequests requests, string title, string applicant)
    {
        var form = requests.Form(title) with { Applicant = TestRequests.Applicant with { Name = applicant, IdNumber = "" } };
        await requests.RepliedAsync(await requests.HandledAsync(form: form));
    }
}
