using System.Net;
using System.Net.Mail;
using Gongkai.Domain;

namespace Gongkai.App.Mail;

/// <summary>经邮件服务器发信 — sends through the organ's own relay by SMTP with STARTTLS; never falls back to plain text.</summary>
public sealed class SmtpMailSender(MailSettings settings) : IMailSender
{
    public async Task<Refusal?> SendAsync(SiteMail mail, Guid id, CancellationToken cancellation)
    {
        using var message = Letterhead.Write(mail, id, settings);
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.UsesStartTls };
        if (settings.UserName is { Length: > 0 } user)
        {
            client.Credentials = new NetworkCredential(user, settings.Password);
        }

        try
        {
            await client.SendMailAsync(message, cancellation);
            return null;
        }
        catch (SmtpException refused) when (refused.StatusCode is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath)
        {
            return new Refusal("mail-refused", $"邮件服务器拒收（{(int)refused.StatusCode}）：收件地址不存在或不接受来信，请核对地址。");
        }
    }
}
