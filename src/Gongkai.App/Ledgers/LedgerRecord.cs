using Gongkai.Domain.Organs;

namespace Gongkai.App.Ledgers;

/// <summary>台账记录 — one record of one of an organ's ledgers; what it holds is defined by the ledger's data file.</summary>
public sealed class LedgerRecord : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    /// <summary>Code of the ledger's definition.</summary>
    public string Ledger { get; init; } = "";

    public string Title { get; set; } = "";

    /// <summary>Value of the ledger's key field; empty where it has none.</summary>
    public string RecordKey { get; set; } = "";

    /// <summary>The day that decides the year and month.</summary>
    public DateOnly HappenedOn { get; set; }

    /// <summary>JSON of all values by field; personal ones sealed.</summary>
    public string Content { get; set; } = "{}";

    public bool IsPublished { get; set; }

    public DateTimeOffset? RemovedAt { get; set; }

    public int Version { get; set; }

    public List<LedgerValue> Values { get; init; } = [];
}

/// <summary>计数值 — a value of a record that statistics count by, or its amount that they add up.</summary>
public sealed class LedgerValue : IOrganOwned
{
    public Guid RecordId { get; init; }

    public string Field { get; init; } = "";

    public Guid OrganId { get; init; }

    public string Ledger { get; init; } = "";

    public DateOnly HappenedOn { get; init; }

    public string Value { get; init; } = "";

    public decimal? Amount { get; init; }
}
