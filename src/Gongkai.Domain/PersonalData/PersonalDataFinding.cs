namespace Gongkai.Domain.PersonalData;

/// <summary>个人信息线索 — one place in a text that looks like personal data; it carries the masked form, never the data itself.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Start">First character in the text.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Masked">The place with the secret part replaced, as it may be shown and as it may be published.</param>
/// <param name="Certainty">Why it is taken for personal data and how sure that is, for the officer who decides.</param>
public readonly record struct PersonalDataFinding(PersonalDataKind Kind, int Start, int Length, string Masked, string Certainty)
{
    public int End => Start + Length;
}
