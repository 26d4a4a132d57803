using Gongkai.App.Files;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Requests;

public sealed class WritePaperTests
{
    [Theory(DisplayName = "编写文书：文字、填过的内容、成文的文件都留着；别人改过的、别的机关的不能写")]
    [OnBothDatabases]
    public async Task Write_Notice_KeepsTextFieldsAndDocument(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var (id, paper) = await ClarifiedAsync(requests);
        var write = new WritePaper(requests.Database, requests.Site.Clock, requests.Site.Vault);
        var text = new PaperText("补正告知书正文") { Fields = new Dictionary<string, string> { ["补正事项"] = "请写明文号" }, Issue = Document };

        Assert.Equal("request-not-found", (await write.RunAsync(requests.Stranger, (paper.Id, paper.Version), text))?.Code);
        Assert.Null(await write.RunAsync(requests.Handler, (paper.Id, paper.Version), text));
        Assert.Equal("changed-meanwhile", (await write.RunAsync(requests.Handler, (paper.Id, paper.Version), text))?.Code);

        var kept = (await requests.ViewAsync(id)).Papers.Single(known => known.Id == paper.Id);
        Assert.Equal(("补正告知书正文", "请写明文号", paper.Number), (kept.Text, kept.Fields["补正事项"], kept.Number));
        Assert.Equal("云工信公开补〔2026〕1号.docx", await FileNameAsync(requests, kept.FileId));
        await using var db = requests.Site.Open();
        Assert.DoesNotContain("请写明文号", (await db.Set<RequestPaper>().SingleAsync(known => known.Id == paper.Id, TestContext.Current.CancellationToken)).Fields, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "答复书：批准时填上文号，送达时存下成文，送达后不能改写")]
    [OnBothDatabases]
    public async Task Reply_Delivered_StaysAsSent(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync();
        await requests.DraftedAsync(id, TestRequests.Reply() with { Text = $"{ReplyContent.OpenNumber}\n答复书正文" });
        await requests.DoneAsync(requests.Handler, id, RequestAction.SubmitForReview);
        await requests.DoneAsync(requests.Reviewer, id, RequestAction.PassReview);
        await requests.DoneAsync(requests.Leader, id, RequestAction.Approve);
        Assert.Null((await requests.ViewAsync(id)).Papers[^1].FileId);

        await requests.DoneAsync(requests.Officer, id, RequestAction.Deliver, new StepFacts { Issue = Document });

        var reply = (await requests.ViewAsync(id)).Papers[^1];
        Assert.Equal("云工信公开答〔2026〕1号\n答复书正文", reply.Text);
        Assert.Equal("云工信公开答〔2026〕1号.docx", await FileNameAsync(requests, reply.FileId));
        var write = new WritePaper(requests.Database, requests.Site.Clock, requests.Site.Vault);
        Assert.Equal("request-paper-sent", (await write.RunAsync(requests.Handler, (reply.Id, reply.Version), new PaperText("改了")))?.Code);
    }

    [Theory(DisplayName = "十二人同时要文号：一年一个序列，不重不漏；撤销的文书作废，文号不再用")]
    [OnBothDatabases]
    public async Task Numbers_TakenAtOnce_HaveNoGap(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var ids = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            ids.Add((await requests.RegisteredAsync()).RequestId);
        }

        var facts = new StepFacts { Grounds = [ClarificationGround.ContentUnclear], Reason = "请写明文号" };
        await Task.WhenAll(ids.Select(id => Task.Run(() => requests.DoneAsync(requests.Officer, id, RequestAction.AskForClarification, facts))));
        var undo = new UndoStep(requests.Database, requests.Site.Clock, requests.Site.Vault);
        TestRequests.Must(await undo.RunAsync(requests.Officer, await requests.KeyAsync(ids[0]), 2, "登记错了"));
        await requests.DoneAsync(requests.Officer, ids[0], RequestAction.AskForClarification, facts);

        await using var db = requests.Site.Open();
        var numbers = await db.Set<RequestPaper>().Where(paper => paper.Series == "公开补").Select(paper => paper.Sequence!.Value).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 13), numbers.Order());
        Assert.Single((await requests.ViewAsync(ids[0])).Papers, paper => paper.IsVoid);
    }

    private static async Task<(Guid Id, PaperView Paper)> ClarifiedAsync(TestRequests requests)
    {
        var id = (await requests.RegisteredAsync()).RequestId;
        await requests.DoneAsync(requests.Officer, id, RequestAction.AskForClarification, new StepFacts { Grounds = [ClarificationGround.ContentUnclear], Reason = "请写明文号" });
        return (id, (await requests.ViewAsync(id)).Papers.Single(paper => paper.Kind == PaperKind.ClarificationNotice));
    }

    private static Task<Domain.Result<StoredFile>> Document(GongkaiDb db, IssuedPaper paper, CancellationToken cancellation)
    {
        var file = new StoredFile { Id = Guid.CreateVersion7(), OrganId = paper.OrganId, Name = $"{paper.Number}.docx", MediaType = "application/octet-stream", Length = paper.Text.Length, Checksum = "", StoredName = $"{Guid.NewGuid():N}" };
        db.Add(file);
        return Task.FromResult<Domain.Result<StoredFile>>(file);
    }

    private static async Task<string?> FileNameAsync(TestRequests requests, Guid? file)
    {
        await using var db = requests.Site.Open();
        return await db.Files.Where(known => known.Id == file).Select(known => known.Name).SingleOrDefaultAsync();
    }
}
