namespace Gongkai.Domain.Organs;

/// <summary>归属机关 — a record that belongs to one organ; who may see and change it follows from that in one place.</summary>
public interface IOrganOwned
{
    Guid OrganId { get; }
}
