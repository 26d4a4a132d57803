using Gongkai.Domain.Organs;

namespace Gongkai.App.Reports.Compiling;

/// <summary>填报数据 — a figure that no record knows, entered with its source, evidence and who answers for it.</summary>
public sealed class EnteredFigure : IOrganOwned
{
    public Guid OrganId { get; init; }

    public int Year { get; init; }

    /// <summary>Address of the cell, for example part2.art20_5.administrativeLicense.decisions.</summary>
    public string Cell { get; init; } = "";

    public decimal Value { get; set; }

    /// <summary>数据出处, in words.</summary>
    public string Source { get; set; } = "";

    /// <summary>佐证材料.</summary>
    public Guid? FileId { get; set; }

    public string EnteredBy { get; set; } = "";

    public DateTimeOffset EnteredAt { get; set; }

    public int Version { get; set; }
}

/// <summary>在用来源 — an organ's statement that it keeps a source in this system from a year on: no records then mean zero and not unknown.</summary>
public sealed class KeptSource : IOrganOwned
{
    public Guid OrganId { get; init; }

    /// <summary>register, remedies, items, or the code of a ledger.</summary>
    public string Source { get; init; } = "";

    public int SinceYear { get; set; }

    public string DeclaredBy { get; set; } = "";

    public DateTimeOffset DeclaredAt { get; set; }
}
