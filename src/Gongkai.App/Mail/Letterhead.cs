using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Gongkai.App.Mail;

/// <summary>信封 — a mail as it goes out: sender, Message-ID, both forms of the text, and the way to end further ones.</summary>
internal static class Letterhead
{
    internal static MailMessage Write(SiteMail mail, Guid id, MailSettings settings)
    {
        var from = new MailAddress(settings.From, settings.FromName, Encoding.UTF8);
        var message = new MailMessage(from, new MailAddress(mail.To))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{id:N}@{from.Host}>");

        // Answering machines keep silent at this.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add("List-Unsubscribe", $"<{unsubscribe.AbsoluteUri}>");
            if (unsubscribe.Scheme == Uri.UriSchemeHttps)
            {
                // RFC 8058: the mail program ends it with one POST, over https alone.
                message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }

        if (mail.Html is { } html)
        {
            message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(html, Encoding.UTF8, MediaTypeNames.Text.Html));
        }

        return message;
    }
}
