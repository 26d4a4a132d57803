using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Requests;

public sealed class AskedByManyTests
{
    [Theory(DisplayName = "多人申请同一信息：三个人申请到同一份信息就建议主动公开；书名号不同算同一份；同一人反复申请、没给的、别的机关的不算")]
    [OnBothDatabases]
    public async Task Run_SeveralPeopleGotTheSame_IsSuggested(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        string[] titles = ["听潮桥验收报告", "《听潮桥验收报告》", "听潮桥 验收报告"];
        for (var i = 0; i < titles.Length; i++)
        {
            await AnsweredAsync(requests, titles[i], $"申请人{i}", Outcome.Granted);
            await AnsweredAsync(requests, "同一个人反复要的", "申请人甲", Outcome.Granted);
            await AnsweredAsync(requests, "没有给的", $"申请人{i}", Outcome.DeniedProcessInformation);
        }

        var wanted = Assert.Single(TestRequests.Must(await new AskedByMany(requests.Database, requests.Site.Clock).RunAsync(requests.Officer)));

        Assert.Equal((3, 3), (wanted.People, wanted.Requests));
        Assert.Contains(wanted.Title, titles);
        Assert.Empty(TestRequests.Must(await new AskedByMany(requests.Database, requests.Site.Clock).RunAsync(requests.Stranger)));
        requests.Site.Time.Advance(TimeSpan.FromDays(400));
        Assert.Empty(TestRequests.Must(await new AskedByMany(requests.Database, requests.Site.Clock).RunAsync(requests.Officer)));
    }

    internal static async Task AnsweredAsync(TestRequests requests, string title, string applicant, Outcome outcome)
    {
        var form = requests.Form(title) with { Applicant = TestRequests.Applicant with { Name = applicant, IdNumber = "" } };
        var id = await requests.HandledAsync(form: form);
        await requests.RepliedAsync(id, outcome == Outcome.Granted ? TestRequests.Reply() : TestRequests.Reply(outcome, PaperKind.ReplyProcessInformation));
    }
}
