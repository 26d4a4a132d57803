using Gongkai.Domain;

namespace Gongkai.App.Mail;

/// <summary>发信者 — hands a mail over: to the organ's relay, or into a folder.</summary>
public interface IMailSender
{
    /// <param name="id">Of the outbox item: a mail that is sent twice has one Message-ID, so that receivers keep one.</param>
    /// <returns>The refusal where the relay will never take it; an exception where it may take it later.</returns>
    Task<Refusal?> SendAsync(SiteMail mail, Guid id, CancellationToken cancellation);
}
