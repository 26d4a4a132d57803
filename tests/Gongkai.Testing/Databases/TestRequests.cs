using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Testing.Databases;

/// <summary>A site with people of every role, and requests brought to any state by the use cases themselves.</summary>
public sealed class TestRequests : IDisposable
{
    public TestRequests(DatabaseKind kind)
    {
        Site = new TestSite(kind);
        Officer = TestSite.Someone(Site.Bureau, Role.DisclosureOfficer);
        Handler = TestSite.Someone(Site.Bureau, Role.Handler);
        Reviewer = TestSite.Someone(Site.Bureau, Role.LegalReviewer);
        Leader = TestSite.Someone(Site.Bureau, Role.Leader);
        Stranger = TestSite.Someone(Site.Other, Role.DisclosureOfficer, Role.Handler, Role.Leader, Role.LegalReviewer);
        Unit = new OrganUnit(Guid.CreateVersion7(), Site.Bureau.Id, "综合规划处", 1);
        using var db = Site.Open();
        db.Add(Unit);
        db.SaveChanges();
    }

    public TestSite Site { get; }

    public SiteDatabase Database => Site.Database;

    public Caller Officer { get; }

    public Caller Handler { get; }

    public Caller Reviewer { get; }

    public Caller Leader { get; }

    /// <summary>Has every role, in another organ.</summary>
    public Caller Stranger { get; }

    public OrganUnit Unit { get; }

    public DateOnly Today => Site.Clock.Today;

    public TakeStep Steps => new(Database, Site.Clock, Site.Vault);

    public static Applicant Applicant { get; } = new("柏望舒")
    {
        IdKind = "居民身份证",
        IdNumber = "110101199003074477",
        Phone = "13900001234",
        Address = "云汀市听潮路18号",
        Email = "baiwangshu@example.invalid",
    };

    public RequestForm Form(string title = "2025年工业节能专项资金分配情况", Organ? organ = null) =>
        new((organ ?? Site.Bureau).Id, RequestForm.NewToken(), Applicant, ApplicantKind.NaturalPerson, title) { Description = "各县区分配的金额和依据的文件。" };

    public async Task<RequestReceipt> FiledAsync(RequestForm? form = null) => Must(await new FileRequest(Database, Site.Clock, Site.Vault).RunAsync("127.0.0.1", form ?? Form()));

    public async Task<RequestReceipt> RegisteredAsync(RequestForm? form = null, SubmissionChannel channel = SubmissionChannel.InPerson, DateOnly? on = null) =>
        Must(await new RegisterRequest(Database, Site.Clock, Site.Vault).RunAsync(Officer, form ?? Form(), (channel, on ?? Today, "")));

    public async Task<RequestKey> KeyAsync(Guid id) => new(id, (await RequestAsync(id)).Version);

    public async Task<DisclosureRequest> RequestAsync(Guid id)
    {
        await using var db = Site.Open();
        return await db.Set<DisclosureRequest>().AsNoTracking().FirstAsync(request => request.Id == id);
    }

    public async Task<RequestView> ViewAsync(Guid id) => Must(await new ViewRequest(Database, Site.Clock, Site.Vault).RunAsync(Officer, id));

    public async Task<Result<RequestKey>> TryAsync(Caller caller, Guid id, RequestAction action, StepFacts? facts = null, DateOnly? on = null) =>
        await Steps.RunAsync(caller, await KeyAsync(id), (action, on ?? Today), facts ?? new StepFacts());

    public async Task DoneAsync(Caller caller, Guid id, RequestAction action, StepFacts? facts = null, DateOnly? on = null) => Must(await TryAsync(caller, id, action, facts, on));

    /// <summary>Registered and given to the unit.</summary>
    public async Task<Guid> HandledAsync(DateOnly? on = null, RequestForm? form = null)
    {
        var id = (await RegisteredAsync(form, on: on)).RequestId;
        await DoneAsync(Officer, id, RequestAction.Assign, new StepFacts { UnitId = Unit.Id }, on);
        return id;
    }

    public static ReplyContent Reply(Outcome outcome = Outcome.Granted, PaperKind paper = PaperKind.ReplyGranted) =>
        new([outcome], paper) { Basis = "条例第三十六条第二项", Reasons = "属于应当公开的信息", Given = "见附件", Text = "答复书正文" };

    public async Task DraftedAsync(Guid id, ReplyContent? reply = null) => Must(await new DraftReply(Database, Site.Clock, Site.Vault).RunAsync(Handler, await KeyAsync(id), reply ?? Reply()));

    /// <summary>Drafted, reviewed, approved by others, and delivered.</summary>
    public async Task RepliedAsync(Guid id, ReplyContent? reply = null)
    {
        await DraftedAsync(id, reply);
        await DoneAsync(Handler, id, RequestAction.SubmitForReview);
        await DoneAsync(Reviewer, id, RequestAction.PassReview);
        await DoneAsync(Leader, id, RequestAction.Approve);
        await DoneAsync(Officer, id, RequestAction.Deliver);
    }

    public void Dispose() => Site.Dispose();

    public static T Must<T>(Result<T> result)
        where T : notnull => result.TryGet(out var value) ? value : throw new InvalidOperationException($"{result.Refusal!.Code}: {result.Refusal.Message}");
}
