using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Requests;

public sealed class RequestIntakeTests
{
    [Theory(DisplayName = "同一张申请表交两次是一件申请，两次看到同样的编号和查询码")]
    [OnBothDatabases]
    public async Task File_SameFormTwice_IsOneRequest(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var form = requests.Form();

        var first = await requests.FiledAsync(form);
        var second = await requests.FiledAsync(form);

        Assert.Equal((first.RequestId, "2026-0001", first.QueryCode, true), (second.RequestId, second.Number, second.QueryCode, second.IsRepeated));
        await using var db = requests.Site.Open();
        Assert.Equal(1, await db.Set<DisclosureRequest>().CountAsync());
        Assert.Equal(1, await db.Set<RecordedStep>().CountAsync());
    }

    [Theory(DisplayName = "十六人同时提交：编号不重不漏；同一张表同时交也只有一件")]
    [OnBothDatabases]
    public async Task File_SixteenAtOnce_NumbersWithoutGap(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var same = requests.Form("同一张表");

        var receipts = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => requests.FiledAsync(i % 2 == 0 ? same : requests.Form($"申请{i}")))));

        await using var db = requests.Site.Open();
        var numbers = await db.Set<DisclosureRequest>().Select(request => request.Number).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 17).Select(i => $"2026-{i:D4}"), numbers.Order(StringComparer.Ordinal));
        Assert.Single(receipts.Where((_, i) => i % 2 == 0).DistinctBy(receipt => (receipt.Number, receipt.QueryCode)));
    }

    [Theory(DisplayName = "网上申请待确认，当面申请即日收到；缺项逐项指出")]
    [OnBothDatabases]
    public async Task Register_ByChannel_StartsWhereTheLawSays(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);

        var online = await requests.RequestAsync((await requests.FiledAsync()).RequestId);
        var counter = await requests.RequestAsync((await requests.RegisteredAsync()).RequestId);
        var problems = RequestForm.Check(requests.Form("") with { Applicant = new Applicant("某人"), DeliveryChannel = DeliveryChannel.Post }, isByStaff: false);

        Assert.Equal((RequestState.AwaitingConfirmation, null), (online.State, online.ReceivedOn));
        Assert.Equal((RequestState.UnderReview, requests.Today, "2026-0002"), (counter.State, counter.ReceivedOn, counter.Number));
        Assert.Equal(["Title", "IdNumber", "IdKind", "Phone", "Address"], problems.Select(problem => problem.Field));
        var refused = await new RegisterRequest(requests.Database, requests.Site.Clock, requests.Site.Vault).RunAsync(requests.Handler, requests.Form(), (SubmissionChannel.Fax, requests.Today, ""));
        Assert.Equal("not-permitted", refused.Refusal?.Code);
    }
}
