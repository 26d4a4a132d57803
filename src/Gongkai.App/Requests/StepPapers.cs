using System.Globalization;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>步骤文书 — the papers that a step makes, numbered inside its transaction; 条例 45.</summary>
internal sealed class StepPapers(GongkaiDb db, Vault vault, SiteClock clock)
{
    private static readonly RequestAction[] s_byChoice = [RequestAction.RecordOpinion, RequestAction.Deliver];

    /// <summary>Adds the papers to the session; their numbers are taken at the commit.</summary>
    internal async Task<Refusal?> AddAsync(RequestCase open, RequestTransition transition, StepOrder order, string? party, CancellationToken cancellation)
    {
        var shortName = await db.Organs.Where(organ => organ.Id == open.Request.OrganId).Select(organ => organ.ShortName).FirstAsync(cancellation);
        foreach (var kind in Kinds(transition, order))
        {
            var paper = new RequestPaper
            {
                Id = clock.NewId(),
                RequestId = open.Request.Id,
                OrganId = open.Request.OrganId,
                Kind = kind,
                Series = RequestNumbers.SeriesOf(kind),
                Year = order.On.Year,
                EventNumber = open.Steps.Count,
                Party = party,
                MadeOn = order.On,
            };
            db.Add(paper);
            Number(paper, order, shortName);
        }

        if (order is { Action: RequestAction.Approve, Reply: { } reply })
        {
            await ReplyAsync(open, order, reply, shortName, cancellation);
        }

        return order is { Action: RequestAction.Deliver, Reply: { } sent, Facts.Issue: { } issue } ? await IssueAsync(open, sent, issue, cancellation) : null;
    }

    // What goes out is kept as the document it is.
    private async Task<Refusal?> IssueAsync(RequestCase open, ReplyContent reply, IssuePaper issue, CancellationToken cancellation)
    {
        var paper = await db.Set<RequestPaper>().Where(known => known.RequestId == open.Request.Id && known.Kind == reply.Paper && known.Content != "").OrderByDescending(known => known.EventNumber).FirstOrDefaultAsync(cancellation);
        return paper is null ? null : await new PaperIssuing(db).RunAsync(paper, vault.Open(paper.Content), issue, cancellation);
    }

    // A reply that was approved before and came back keeps its number.
    private async Task ReplyAsync(RequestCase open, StepOrder order, ReplyContent reply, string shortName, CancellationToken cancellation)
    {
        var series = RequestNumbers.SeriesOf(reply.Paper);
        var standing = open.Standing.Where(step => step.Action == RequestAction.Redo).Select(step => step.Number).LastOrDefault();
        var paper = await db.Set<RequestPaper>().Where(known => known.RequestId == open.Request.Id && known.Series == series && known.EventNumber > standing).FirstOrDefaultAsync(cancellation);
        if (paper is null)
        {
            paper = new RequestPaper { Id = clock.NewId(), RequestId = open.Request.Id, OrganId = open.Request.OrganId, Series = series, Year = order.On.Year };
            db.Add(paper);
        }

        (paper.Kind, paper.EventNumber, paper.MadeOn) = (reply.Paper, open.Steps.Count, order.On);
        Number(paper, order, shortName, reply.Text);
    }

    private void Number(RequestPaper paper, StepOrder order, string shortName, string text = "") => db.Within(async cancellation =>
    {
        await RequestNumbers.NumberAsync(db, paper, shortName, cancellation);
        if (text.Length > 0)
        {
            paper.Content = vault.Seal(text.Replace(ReplyContent.OpenNumber, paper.Number, StringComparison.Ordinal)
                .Replace(ReplyContent.OpenDay, paper.MadeOn.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        if (order.Facts.Compose is { } compose)
        {
            paper.Content = vault.Seal(compose(new PaperOrder(paper.Kind, paper.Number, paper.MadeOn, paper.Party)));
        }

        return null;
    });

    private static IEnumerable<PaperKind> Kinds(RequestTransition transition, StepOrder order)
    {
        if (order.Facts.Papers is { } chosen)
        {
            return chosen.Where(transition.Papers.Contains).Distinct();
        }

        return order.Action == RequestAction.Consult ? Letters(order.Facts.Consultation ?? ConsultationKind.ThirdPartyConsultation)
            : s_byChoice.Contains(order.Action) ? []
            : transition.Papers;
    }

    private static PaperKind[] Letters(ConsultationKind kind) => kind switch
    {
        ConsultationKind.ThirdPartyConsultation => [PaperKind.ThirdPartyLetter, PaperKind.ConsultationNotice],
        ConsultationKind.InterOrganConsultation => [PaperKind.InterOrganLetter],
        _ => [PaperKind.AssistanceLetter],
    };
}
