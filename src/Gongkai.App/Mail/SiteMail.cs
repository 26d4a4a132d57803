using System.Net.Mail;
using Gongkai.App.Operation;
using Gongkai.Domain;

namespace Gongkai.App.Mail;

/// <summary>邮件 — one mail to one receiver, plain text with an optional HTML form of the same; made by <see cref="Create"/> alone, so that it can do no harm.</summary>
public sealed record SiteMail
{
    private const int LongestSubject = 120;

    private SiteMail()
    {
    }

    public string To { get; private init; } = "";

    /// <summary>Says what kind of news it is and never about whom: subjects stand in the logs of every relay.</summary>
    public string Subject { get; private init; } = "";

    public string Text { get; private init; } = "";

    public string? Html { get; private init; }

    /// <summary>Where the receiver ends further mails of this kind; null for mails that nobody can end.</summary>
    public Uri? Unsubscribe { get; private init; }

    /// <returns>The refusal where the receiver's address cannot be one.</returns>
    /// <exception cref="ArgumentException">The subject has a line break, is empty or too long, or tells personal data; or the address to end mails is none: faults of the caller.</exception>
    public static Result<SiteMail> Create(string to, string subject, string text, string? html = null, Uri? unsubscribe = null)
    {
        if (subject.AsSpan().ContainsAnyInRange('\0', '\x1f') || subject.Trim().Length is 0 or > LongestSubject || PersonalTraces.AreIn(subject))
        {
            throw new ArgumentException("A subject is one short line without personal data.", nameof(subject));
        }

        if (unsubscribe is { IsAbsoluteUri: false } or { Scheme: not ("https" or "http") })
        {
            throw new ArgumentException("The address to end mails has to be a full web address.", nameof(unsubscribe));
        }

        // One plain address and nothing else: no list, no display name, no line that would become a header.
        if (to.AsSpan().ContainsAnyInRange('\0', ' ') || to.AsSpan().ContainsAny(",;<>\"") || !MailAddress.TryCreate(to, out var address) || address.Address != to || !address.Host.Contains('.', StringComparison.Ordinal))
        {
            return new Refusal("mail-address", "电子邮箱地址不正确，请检查后重新填写，例如 name@example.cn。");
        }

        return new SiteMail { To = to, Subject = subject.Trim(), Text = text, Html = html, Unsubscribe = unsubscribe };
    }
}
