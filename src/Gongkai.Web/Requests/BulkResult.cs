using Gongkai.App.Requests;

namespace Gongkai.Web.Requests;

/// <summary>批量结果 — how many of the ticked requests went through, and why the others did not.</summary>
public sealed class BulkResult
{
    private readonly List<(Guid Id, string Why)> _refused = [];

    public int Succeeded { get; private set; }

    public IReadOnlyList<(Guid Id, string Why)> Refused => _refused;

    public void Add(RequestKey key, string? why)
    {
        if (why is null)
        {
            Succeeded++;
        }
        else
        {
            _refused.Add((key.Id, why));
        }
    }
}
