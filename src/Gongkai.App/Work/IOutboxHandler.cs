using Gongkai.Domain;

namespace Gongkai.App.Work;

/// <summary>副作用处理者 — does one kind of outbox work; it may be called twice for one item, so doing it again must do no harm.</summary>
public interface IOutboxHandler
{
    /// <summary>Stable code that items carry.</summary>
    string Kind { get; }

    /// <summary>As the page of jobs calls it.</summary>
    string Name { get; }

    /// <summary>After this the token is cancelled and the attempt has failed.</summary>
    TimeSpan TimeLimit { get; }

    /// <returns>Null when it is done; a refusal where trying again cannot help. An exception is tried again later.</returns>
    Task<Refusal?> HandleAsync(OutboxItem item, CancellationToken cancellation);
}
