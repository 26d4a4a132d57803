using System.Text.Json;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Portal;

/// <summary>征集行 — a consultation in the list of the portal.</summary>
public sealed record ConsultationRow(Guid Id, string Title, DateOnly OpensOn, DateOnly ClosesOn, bool HasFeedback, DateTimeOffset PublishedAt);

/// <summary>征集页 — what the public sees of a consultation: the period, how many wrote, and afterwards what became of it; never who.</summary>
public sealed record ConsultationView(Consultation Consultation, int Opinions, IReadOnlyList<AnsweredOpinion> Answered);

/// <summary>已答复的意见 — an opinion with its outcome, without its sender; shown only once the feedback is published.</summary>
public sealed record AnsweredOpinion(string Words, Adoption Adoption, string Reply);

/// <summary>查看意见征集 — the consultations of the portal and of the desk.</summary>
public sealed class ReadConsultation(SiteDatabase database, SiteClock clock, Vault vault)
{
    private const int MostOpinions = 1_000;

    public async Task<(IReadOnlyList<ConsultationRow> Rows, int Total)> ListAsync(bool isOpen, int page, int size, CancellationToken cancellation = default)
    {
        var today = clock.Today;
        await using var db = database.Open(OrganScope.Portal);
        var asked = db.Set<Consultation>().Where(consultation => isOpen ? consultation.ClosesOn >= today : consultation.ClosesOn < today);

        // From the few consultations to their items; a join would read all items to find them.
        var items = PublicItems.Of(db, clock.Now).Where(item => asked.Select(consultation => consultation.PublicationId).Contains(item.Id));
        var total = await items.CountAsync(cancellation);
        return (await items.Join(asked, item => item.Id, consultation => consultation.PublicationId, (item, consultation) => new { item, consultation })
            .OrderByDescending(row => row.item.Sequence).Skip((page - 1) * size).Take(size)
            .Select(row => new ConsultationRow(row.item.Id, row.item.Title, row.consultation.OpensOn, row.consultation.ClosesOn, row.consultation.FeedbackAt != null, row.item.PublishedAt!.Value)).ToListAsync(cancellation), total);
    }

    /// <summary>Null where the item is not public or asks for nothing.</summary>
    public async Task<ConsultationView?> RunAsync(Guid itemId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        var opinions = db.Set<Opinion>().Where(opinion => opinion.PublicationId == itemId);
        if (await PublicItems.Of(db, clock.Now).Where(item => item.Id == itemId)
            .Join(db.Set<Consultation>().AsNoTracking(), item => item.Id, consultation => consultation.PublicationId, (_, consultation) => new { Consultation = consultation, Opinions = opinions.Count() })
            .FirstOrDefaultAsync(cancellation) is not { } found)
        {
            return null;
        }

        return new ConsultationView(found.Consultation, found.Opinions, found.Consultation.FeedbackAt is null ? []
            : await opinions.Where(opinion => opinion.Adoption != Adoption.Undecided).OrderBy(opinion => opinion.SentAt).Take(500)
                .Select(opinion => new AnsweredOpinion(opinion.Words, opinion.Adoption, opinion.Reply)).ToListAsync(cancellation));
    }

    /// <summary>The opinions as the organ that asked reads them; who sent them stays sealed.</summary>
    public async Task<(Consultation? Consultation, IReadOnlyList<Opinion> Opinions)> DeskAsync(Caller caller, Guid itemId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var consultation = await db.Set<Consultation>().AsNoTracking().FirstOrDefaultAsync(known => known.PublicationId == itemId, cancellation);
        return (consultation, await db.Set<Opinion>().AsNoTracking().Where(opinion => opinion.PublicationId == itemId).OrderBy(opinion => opinion.SentAt).Take(MostOpinions).ToListAsync(cancellation));
    }

    /// <summary>Who sent the opinions of a consultation, as far as they said; who asked is recorded.</summary>
    public async Task<Result<IReadOnlyDictionary<Guid, OpinionSender>>> RevealAsync(Caller caller, Guid itemId, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ReadPersonalData) is { } lacks)
        {
            return lacks;
        }

        await using var db = database.Open(caller.Scope);
        var sealedOnes = await db.Set<Opinion>().AsNoTracking().Where(opinion => opinion.PublicationId == itemId && opinion.SealedSender != "").OrderBy(opinion => opinion.SentAt).Take(MostOpinions)
            .Select(opinion => new { opinion.Id, opinion.OrganId, opinion.SealedSender }).ToListAsync(cancellation);
        if (sealedOnes.Count == 0)
        {
            return new Refusal("opinion-senders", "没有人留下姓名或者联系方式。");
        }

        db.Record(ItemEvents.OpinionSendersRead.On(sealedOnes[0].OrganId, ItemEvents.Subject, itemId).With(new { opinions = sealedOnes.Count }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal
            : sealedOnes.ToDictionary(one => one.Id, one => JsonSerializer.Deserialize<OpinionSender>(vault.Open(one.SealedSender))!);
    }
}
