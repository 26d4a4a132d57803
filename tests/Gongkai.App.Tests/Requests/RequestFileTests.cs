using Gongkai.App.Files;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Requests;

public sealed class RequestFileTests
{
    [Theory(DisplayName = "检索记录由承办人添加，可以写明原因移除；申请人交来的材料不能移除；别的机关看不到")]
    [OnBothDatabases]
    public async Task File_AddedAndRemoved_LeavesItsTrace(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync();
        var add = Add(requests);

        Assert.Null(await add.RunAsync(requests.Handler, id, Named(RequestFileRole.SearchRecord, "检索记录.pdf")));
        Assert.Null(await add.RunAsync(requests.Handler, id, Named(RequestFileRole.Attachment, "申请人补交.pdf")));
        Assert.Equal("request-not-found", (await add.RunAsync(requests.Stranger, id, Named(RequestFileRole.SearchRecord, "检索记录.pdf")))?.Code);

        var files = (await requests.ViewAsync(id)).Files;
        Assert.Equal(["检索记录.pdf", "申请人补交.pdf"], files.Select(file => file.Name));
        Assert.Equal("request-file-kept", (await add.RemoveAsync(requests.Handler, files[1].Id, "不要了"))?.Code);
        Assert.Equal("request-file-kept", (await add.RemoveAsync(requests.Handler, files[0].Id, " "))?.Code);
        Assert.Equal("request-not-found", (await add.RemoveAsync(requests.Stranger, files[0].Id, "错件"))?.Code);
        Assert.Null(await add.RemoveAsync(requests.Handler, files[0].Id, "错件"));
        Assert.Single((await requests.ViewAsync(id)).Files);
    }

    [Theory(DisplayName = "放行的副本要有来处，只有放行权限能加；拟提供的文件没有放行，不能送达")]
    [OnBothDatabases]
    public async Task File_ToRelease_BlocksDeliveryUntilReleased(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync();
        var (add, releaser) = (Add(requests), requests.Handler with { Permissions = new HashSet<Permission>([.. requests.Handler.Permissions, Permission.ReleaseFiles]) });
        Assert.Null(await add.RunAsync(requests.Handler, id, Named(RequestFileRole.ToRelease, "分配表.xlsx")));
        await requests.DraftedAsync(id);
        await requests.DoneAsync(requests.Handler, id, RequestAction.SubmitForReview);
        await requests.DoneAsync(requests.Reviewer, id, RequestAction.PassReview);
        await requests.DoneAsync(requests.Leader, id, RequestAction.Approve);
        var source = (await requests.ViewAsync(id)).Files.Single().Id;

        Assert.Equal("request-needs-files-released", (await requests.TryAsync(requests.Officer, id, RequestAction.Deliver)).Refusal?.Code);
        Assert.Equal("request-file-source", (await add.RunAsync(releaser, id, Named(RequestFileRole.Released, "分配表.xlsx"), Guid.CreateVersion7()))?.Code);
        Assert.Null(await add.RunAsync(releaser, id, Named(RequestFileRole.Released, "分配表.xlsx"), source));
        await requests.DoneAsync(requests.Officer, id, RequestAction.Deliver);
    }

    [Theory(DisplayName = "没有放行权限的人不能加放行的副本")]
    [OnBothDatabases]
    public async Task Released_WithoutPermission_IsRefused(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync();
        var none = requests.Handler with { Permissions = new HashSet<Permission>([Permission.HandleRequests]) };

        Assert.Equal("not-permitted", (await Add(requests).RunAsync(none, id, Named(RequestFileRole.Released, "分配表.xlsx"), Guid.CreateVersion7()))?.Code);
    }

    private static AddRequestFile Add(TestRequests requests) => new(requests.Database, requests.Site.Clock, requests.Site.Vault);

    private static FormFile Named(RequestFileRole role, string name) => new(role, name, (db, organ, _) =>
    {
        var file = new StoredFile { Id = Guid.CreateVersion7(), OrganId = organ, Name = "附件", MediaType = "application/octet-stream", Length = 1, Checksum = "", StoredName = $"{Guid.NewGuid():N}" };
        db.Add(file);
        return Task.FromResult<Domain.Result<StoredFile>>(file);
    });
}
