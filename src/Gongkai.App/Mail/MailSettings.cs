namespace Gongkai.App.Mail;

/// <summary>邮件设置 — the organ's relay, or a folder that takes the mails where there is none.</summary>
public sealed record MailSettings
{
    /// <summary>The relay that takes mails with STARTTLS; null to write them into <see cref="Folder"/>.</summary>
    public string? Host { get; init; }

    /// <summary>587 or 25. Port 465 speaks TLS from the first byte, which is not supported.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Off only for a relay on the same machine.</summary>
    public bool UsesStartTls { get; init; } = true;

    public string? UserName { get; init; }

    public string? Password { get; init; }

    public string From { get; init; } = "noreply@gongkai.invalid";

    public string FromName { get; init; } = "政府信息公开平台";

    /// <summary>Where mails are laid as files: demonstrations, trials, networks without mail.</summary>
    public string Folder { get; init; } = "data/mail";

    /// <summary>Without the password.</summary>
    public override string ToString() => Host is null ? Folder : $"{Host}:{Port}";
}
