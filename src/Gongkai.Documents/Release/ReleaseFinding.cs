using Gongkai.Domain.PersonalData;

namespace Gongkai.Documents.Release;

/// <summary>发布检查问题 — one thing that may not leave unseen, with its place; personal data appears in masked form only.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where, in words of the program that the officer knows: sheet and cell, paragraph, page, property.</param>
/// <param name="Excerpt">A short piece of it, masked.</param>
/// <param name="Handling">Whether the cleaner takes it away.</param>
public sealed record ReleaseFinding(ReleaseFindingKind Kind, string Place, string Excerpt, ReleaseHandling Handling)
{
    /// <summary>Kind of personal data, where it is that.</summary>
    public PersonalDataKind? PersonalData { get; init; }

    /// <summary>Why personal data is taken for that, and how sure it is.</summary>
    public string Certainty { get; init; } = "";

    public string Name => PersonalData is { } kind ? PersonalDataKindRow.Of(kind).Name : ReleaseFindingKindRow.Of(Kind).Name;

    public string Explanation => ReleaseFindingKindRow.Of(Kind).Explanation;

    /// <summary>Tells the same finding again after cleaning, when numbers of paragraphs have moved; two persons accept by it.</summary>
    public string Key => $"{ReleaseFindingKindRow.Of(Kind).Code}|{PersonalData}|{Excerpt}";
}
