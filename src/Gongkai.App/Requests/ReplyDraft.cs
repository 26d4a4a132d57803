using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>答复拟稿 — the reply as it is being written; 条例 36.</summary>
public sealed class ReplyDraft : IOrganOwned
{
    public Guid RequestId { get; init; }

    public Guid OrganId { get; init; }

    /// <summary>Sealed <see cref="ReplyContent"/>.</summary>
    public string Content { get; set; } = "";

    /// <summary>Everybody who wrote on it, by id with blanks between: none of them may review or approve it.</summary>
    public string Makers { get; set; } = "";

    public DateTimeOffset SavedAt { get; set; }

    public int Version { get; set; }

    internal Guid[] MakerIds => [.. Makers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
}

/// <summary>答复内容 — what the decision builder put together: outcome, what is given, why, by which provision; 条例 36–39.</summary>
/// <param name="Matters">One outcome a matter; together they count once.</param>
/// <param name="Paper">Which of the outcome's papers announces it.</param>
public sealed record ReplyContent(IReadOnlyList<Outcome> Matters, PaperKind Paper)
{
    /// <summary>Of a request under 条例 41; then there are no matters.</summary>
    public RecordCorrectionOutcome? Correction { get; init; }

    /// <summary>依据.</summary>
    public string Basis { get; init; } = "";

    /// <summary>理由.</summary>
    public string Reasons { get; init; } = "";

    /// <summary>What is given, or where it can be had.</summary>
    public string Given { get; init; } = "";

    /// <summary>The organ to ask instead, with its contacts; 条例 36(5).</summary>
    public string Referral { get; init; } = "";

    /// <summary>What stands in the text for the number, which is given at the approval.</summary>
    public const string OpenNumber = "（文号待批准后编）";

    /// <summary>What stands in the text for the day of the letter, which is the day of the approval and not that of the drafting; 条例 33.</summary>
    public const string OpenDay = "（日期待批准后填）";

    /// <summary>The text of the letter as merged from its template.</summary>
    public string Text { get; init; } = "";

    /// <summary>What was typed for the template, so that nobody types it twice.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public Outcome? Outcome => Matters.Count == 0 ? null : Outcomes.Combine(Matters);
}
