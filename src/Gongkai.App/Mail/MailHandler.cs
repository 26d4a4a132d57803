using System.Text.Json;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Domain;

namespace Gongkai.App.Mail;

/// <summary>邮件发送 — sends the mails of the outbox; what they say lies sealed there until then.</summary>
public sealed class MailHandler(IMailSender sender, Vault vault) : IOutboxHandler
{
    private const string Code = "mail";

    public string Kind => Code;

    public string Name => "发送邮件";

    public TimeSpan TimeLimit { get; } = TimeSpan.FromMinutes(1);

    /// <summary>The mail as work for after the commit: <c>db.Enqueue(MailHandler.ItemOf(mail, vault, clock))</c>.</summary>
    public static OutboxItem ItemOf(SiteMail mail, Vault vault, SiteClock clock)
    {
        var content = JsonSerializer.Serialize(new StoredMail(mail.To, mail.Subject, mail.Text, mail.Html, mail.Unsubscribe?.AbsoluteUri));
        return new OutboxItem
        {
            Id = clock.NewId(),
            Kind = Code,
            Payload = JsonSerializer.Serialize(vault.Seal(content)),
            CreatedAt = clock.Now,
            AvailableAt = clock.Now,
        };
    }

    public async Task<Refusal?> HandleAsync(OutboxItem item, CancellationToken cancellation)
    {
        var stored = JsonSerializer.Deserialize<StoredMail>(vault.Open(JsonSerializer.Deserialize<string>(item.Payload)!))!;
        var mail = SiteMail.Create(stored.To, stored.Subject, stored.Text, stored.Html, stored.Unsubscribe is null ? null : new Uri(stored.Unsubscribe));
        return mail.TryGet(out var whole) ? await sender.SendAsync(whole, item.Id, cancellation) : mail.Refusal;
    }

    private sealed record StoredMail(string To, string Subject, string Text, string? Html, string? Unsubscribe);
}
