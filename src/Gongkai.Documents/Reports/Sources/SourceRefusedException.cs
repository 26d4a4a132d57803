using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>中止读取 — carries a refusal out of the depth of a parser to the opener; it never leaves <see cref="SourceOpener"/>.</summary>
internal sealed class SourceRefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}
