using System.Net.Mail;
using Gongkai.Domain;

namespace Gongkai.App.Mail;

/// <summary>投递到文件夹 — lays each mail as an .eml file into a folder that any mail program opens; for demonstrations and closed networks.</summary>
public sealed class FolderMailSender(MailSettings settings) : IMailSender
{
    public async Task<Refusal?> SendAsync(SiteMail mail, Guid id, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(settings.Folder);
        Directory.CreateDirectory(folder);
        using var message = Letterhead.Write(mail, id, settings);
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
        await client.SendMailAsync(message, cancellation);
        return null;
    }
}
