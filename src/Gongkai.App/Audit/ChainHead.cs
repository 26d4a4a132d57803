namespace Gongkai.App.Audit;

/// <summary>链头 — the last link of an organ's chain; its row is locked while a link is added.</summary>
public sealed class ChainHead
{
    public Guid OrganId { get; init; }

    public long Number { get; set; }

    public string Hash { get; set; } = "";
}
