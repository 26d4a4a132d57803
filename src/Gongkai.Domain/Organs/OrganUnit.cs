namespace Gongkai.Domain.Organs;

/// <summary>内设机构 — a division or section (处室、科室) of an organ; requests are handled and items contributed by units.</summary>
public sealed class OrganUnit : IOrganOwned
{
    private OrganUnit()
    {
    }

    public OrganUnit(Guid id, Guid organId, string name, int position)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Id, OrganId, Name, Position) = (id, organId, name.Trim(), position);
    }

    public Guid Id { get; private set; }

    public Guid OrganId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>职责: what citizens come to it for, in words.</summary>
    public string Duties { get; private set; } = "";

    public int Position { get; private set; }

    public bool IsActive { get; private set; } = true;

    public int Version { get; private set; }

    public void Rename(string name, int position)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, Position) = (name.Trim(), position);
    }

    public void Describe(string duties) => Duties = duties.Trim();

    public void Close() => IsActive = false;
}
