using System.Globalization;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>申请和文书编号 — taken inside the transaction that uses them, so that a row of numbers has no gap and no number twice; 条例 45.</summary>
internal static class RequestNumbers
{
    internal static async Task<string> NextRequestAsync(GongkaiDb db, Guid organ, int year, CancellationToken cancellation)
    {
        var next = await Counters.NextAsync(db, RequestCounter(organ, year), cancellation);
        return RequestNumber(year, (int)next);
    }

    internal static string RequestNumber(int year, int sequence) => string.Create(CultureInfo.InvariantCulture, $"{year}-{sequence:D4}");

    internal static string RequestCounter(Guid organ, int year) => $"request:{organ:N}:{year}";

    internal static string PaperCounter(Guid organ, string series, int year) => $"paper:{organ:N}:{series}:{year}";

    internal static async Task NumberAsync(GongkaiDb db, RequestPaper paper, string shortName, CancellationToken cancellation)
    {
        if (paper.Series.Length > 0 && paper.Sequence is null)
        {
            paper.Sequence = (int)await Counters.NextAsync(db, PaperCounter(paper.OrganId, paper.Series, paper.Year), cancellation);
            paper.Number = PaperNumber(shortName, paper.Series, paper.Year, paper.Sequence.Value);
        }
    }

    internal static string PaperNumber(string shortName, string series, int year, int sequence) => string.Create(CultureInfo.InvariantCulture, $"{shortName}{series}〔{year}〕{sequence}号");

    /// <summary>The row of numbers that a kind of paper belongs to; papers that only record something have none.</summary>
    internal static string SeriesOf(PaperKind kind) => kind switch
    {
        PaperKind.ClarificationNotice => "公开补",
        PaperKind.ExtensionNotice or PaperKind.DelayNotice => "公开延",
        PaperKind.ThirdPartyLetter or PaperKind.InterOrganLetter or PaperKind.AssistanceLetter => "公开征",
        PaperKind.FeeNotice => "公开费",
        PaperKind.Receipt or PaperKind.ReasonsNotice or PaperKind.ConsultationNotice or PaperKind.ThirdPartyDisclosureNotice => "公开告",
        PaperKind.Request or PaperKind.Registration or PaperKind.ThirdPartyAnswer or PaperKind.ClosingRecord or PaperKind.DeliveryProof => "",
        _ => "公开答",
    };
}
