namespace Gongkai.Domain.Ledgers;

/// <summary>台账定义 — one kind of ledger as data: its fields, its clocks, what of it may be published.</summary>
/// <param name="Code">Stable key, for example proposals.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Purpose">One sentence for those who keep it.</param>
/// <param name="Basis">The provision or notice behind it; null where it is an organ's own.</param>
/// <param name="TitleField">The field that names a record in lists.</param>
/// <param name="DateField">The field whose day decides to which year and month a record belongs.</param>
/// <param name="IsPublishable">Whether records may be shown on the portal, personal fields masked.</param>
public sealed record LedgerDefinition(
    string Code,
    string Name,
    string Purpose,
    Provision? Basis,
    string TitleField,
    string DateField,
    bool IsPublishable,
    IReadOnlyList<LedgerField> Fields,
    IReadOnlyList<LedgerClock> Clocks)
{
    /// <summary>Heading under which the overview lists it.</summary>
    public string Group { get; init => field = value ?? ""; } = "";

    /// <summary>The field whose value no two records of an organ share, such as the number of a decision; empty where there is none.</summary>
    public string KeyField { get; init => field = value ?? ""; } = "";

    public LedgerField? Field(string code) => Fields.FirstOrDefault(field => field.Code == code);
}
