using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>拟稿 — saves the reply that the decision builder put together; the first saving takes the step, later ones change the draft alone; 条例 36.</summary>
public sealed class DraftReply(SiteDatabase database, SiteClock clock, Vault vault)
{
    public async Task<Result<RequestKey>> RunAsync(Caller caller, RequestKey key, ReplyContent reply, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.HandleRequests) is { } lacking)
        {
            return lacking;
        }

        return await new CaseWork(database, clock, vault).RunAsync(caller, key, async (db, open, work) =>
        {
            if (Problem(open.Request.Kind, reply) is { } problem)
            {
                return problem;
            }

            if (open.Request.State != RequestState.Drafting)
            {
                return await work.RunAsync(open, new StepOrder(RequestAction.Draft, clock.Today, new StepFacts { Reply = reply }), caller, cancellation);
            }

            var draft = await db.Set<ReplyDraft>().FirstOrDefaultAsync(draft => draft.RequestId == key.Id, cancellation);
            new DraftWork(db, clock, vault).Save(open.Request, draft, reply, caller);
            work.Lock(open.Request);
            db.Record(RequestEventKinds.DraftSaved.On(open.Request.OrganId, RequestEventKinds.Subject, key.Id).With(new { open.Request.Number, Outcome = reply.Outcome.ToString() }));
            return null;
        }, cancellation);
    }

    internal static Refusal? Problem(RequestKind kind, ReplyContent reply)
    {
        if (kind == RequestKind.RecordCorrection)
        {
            return reply.Correction is null ? new Refusal("reply-correction", "请选择更正申请的办理结果。", Provision.Regulation("第四十一条")) : null;
        }

        if (reply.Outcome is not { } outcome)
        {
            return new Refusal("reply-outcome", "请选择办理结果。", Provision.Regulation("第三十六条"));
        }

        return Outcomes.Of(outcome).Papers.Contains(reply.Paper)
            ? null
            : new Refusal("reply-paper", $"“{Outcomes.Of(outcome).Name}”不用这种文书，请重新选择文书。", Outcomes.Of(outcome).Basis);
    }
}

/// <summary>保存拟稿 — keeps the content and who wrote on it.</summary>
internal sealed class DraftWork(GongkaiDb db, SiteClock clock, Vault vault)
{
    internal void Save(DisclosureRequest request, ReplyDraft? draft, ReplyContent reply, Caller caller)
    {
        if (draft is null)
        {
            draft = new ReplyDraft { RequestId = request.Id, OrganId = request.OrganId };
            db.Add(draft);
        }

        draft.Content = vault.Seal(reply);
        draft.SavedAt = clock.Now;
        if (caller.PersonId is { } maker && !draft.MakerIds.Contains(maker))
        {
            draft.Makers = $"{draft.Makers} {maker:N}".Trim();
        }
    }
}
