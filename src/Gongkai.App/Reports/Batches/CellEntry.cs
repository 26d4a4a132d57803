using Gongkai.Domain.Organs;

namespace Gongkai.App.Reports.Batches;

/// <summary>人工填读 — one cell of a filed report that a person read from the paper, with what stood there before, by whom and why; the sent file stays as it is.</summary>
public sealed class CellEntry : IOrganOwned
{
    /// <summary>What stands for a cell that the reader could not read.</summary>
    public const string NotRead = "没有读出";

    public Guid Id { get; init; }

    public Guid ReportId { get; init; }

    /// <summary>The file that was looked at; entries do not pass to a later one.</summary>
    public Guid? FileId { get; init; }

    /// <summary>The organ whose report it is.</summary>
    public Guid OrganId { get; init; }

    /// <summary>Address of the cell, for example part3.newReceived.total.</summary>
    public string Cell { get; init; } = "";

    public string Before { get; init; } = "";

    public string Entered { get; init; } = "";

    /// <summary>Whether the person found on the paper what the reader had read.</summary>
    public bool IsConfirmed => Entered == Before;

    public string Reason { get; init; } = "";

    public string EnteredBy { get; init; } = "";

    public DateTimeOffset EnteredAt { get; init; }
}
