using System.Buffers;
using System.Text;

namespace Gongkai.App.Operation;

/// <summary>个人信息痕迹 — finds and masks what looks like personal data or a secret, before a text reaches a log, a subject line or the page of jobs.</summary>
public static class PersonalTraces
{
    // Names cannot be told from other words: they are kept out by never being given to a log (a test reads the templates).
    private const string Mail = "[邮箱]";
    private const string Phone = "[电话]";
    private const string Number = "[号码]";
    private const string Address = "[地址]";
    private const string Secret = "[略]";

    private static readonly string[] s_secretNames = ["password", "pwd", "secret", "token", "code"];

    private static readonly SearchValues<char> s_ends = SearchValues.Create(" \t\r\n\"'<>;，。；）");

    public static bool AreIn(string text) => Masked(text) != text;

    /// <summary>The text with mail addresses, phone and identity numbers, network addresses, query strings and secrets masked.</summary>
    public static string Masked(string text)
    {
        if (text.AsSpan().IndexOfAny("@?=:.") < 0 && !text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var i = 0;
        while (i < text.Length)
        {
            var (length, mask) = Trace(text.AsSpan(i), result);
            result.Append(length == 0 ? text.AsSpan(i, 1) : mask);
            i += Math.Max(1, length);
        }

        return result.ToString();
    }

    // What begins here: its length and what stands in its place; nothing where the length is 0.
    private static (int Length, string Mask) Trace(ReadOnlySpan<char> rest, StringBuilder before)
    {
        var c = rest[0];
        if (c == '@')
        {
            return MailAddress(rest, before);
        }

        if (c == '?' && NameLength(rest[1..]) is > 0 and var name && name + 1 < rest.Length && rest[name + 1] == '=')
        {
            return (ValueLength(rest), "?" + Secret);
        }

        if (before.Length > 0 && char.IsAsciiLetterOrDigit(before[^1]))
        {
            return (0, "");
        }

        if (char.IsAsciiLetter(c) && SecretLength(rest) is > 0 and var secret)
        {
            return (secret, Secret);
        }

        if ((char.IsAsciiHexDigit(c) || c == ':') && AddressLength(rest) is > 0 and var address)
        {
            return (address, Address);
        }

        return char.IsAsciiDigit(c) ? Digits(rest) : (0, "");
    }

    private static (int Length, string Mask) MailAddress(ReadOnlySpan<char> rest, StringBuilder before)
    {
        var local = 0;
        while (local < before.Length && (char.IsAsciiLetterOrDigit(before[^(local + 1)]) || ".!#$%&'*+/_`{|}~-".Contains(before[^(local + 1)], StringComparison.Ordinal)))
        {
            local++;
        }

        var domain = 1;
        while (domain < rest.Length && (char.IsAsciiLetterOrDigit(rest[domain]) || rest[domain] is '.' or '-'))
        {
            domain++;
        }

        if (local == 0 || domain == 1)
        {
            return (0, "");
        }

        before.Length -= local;
        return (domain, Mail);
    }

    private static (int Length, string Mask) Digits(ReadOnlySpan<char> rest)
    {
        if (QuadLength(rest) is > 0 and var quad)
        {
            return rest.StartsWith("127.") || rest.StartsWith("0.0.0.0") ? (0, "") : (quad, Address);
        }

        // 139-1234-5678 and 0571-88000000 are one number each.
        var end = 0;
        var digits = 0;
        Span<char> plain = stackalloc char[20];
        while (end < rest.Length && (char.IsAsciiDigit(rest[end]) || (rest[end] is '-' or ' ' && end + 1 < rest.Length && char.IsAsciiDigit(rest[end + 1]) && digits is 2 or 3 or 4 or 7)))
        {
            if (char.IsAsciiDigit(rest[end]))
            {
                if (digits < plain.Length)
                {
                    plain[digits] = rest[end];
                }

                digits++;
            }

            end++;
        }

        if (end < rest.Length && char.IsAsciiLetter(rest[end]) && !(digits == 17 && rest[end] is 'X' or 'x'))
        {
            return (0, "");
        }

        var mobile = digits == 13 && plain.StartsWith("86") ? plain[2..] : plain;
        return digits switch
        {
            17 when end < rest.Length && rest[end] is 'X' or 'x' => (end + 1, Number),
            >= 15 and <= 19 => (end, Number),
            11 or 13 when mobile[0] == '1' && mobile[1] >= '3' && digits == 11 + (plain.Length - mobile.Length) => (end, Phone),
            10 or 11 or 12 when plain[0] == '0' && rest[..end].Contains('-') => (end, Phone),
            _ => (0, ""),
        };
    }

    // Four numbers with points between them.
    private static int QuadLength(ReadOnlySpan<char> rest)
    {
        var at = 0;
        for (var part = 0; part < 4; part++)
        {
            var start = at;
            while (at < rest.Length && at - start < 3 && char.IsAsciiDigit(rest[at]))
            {
                at++;
            }

            if (at == start || (part < 3 && (at == rest.Length || rest[at++] != '.')))
            {
                return 0;
            }
        }

        return at < rest.Length && char.IsAsciiLetterOrDigit(rest[at]) ? 0 : at;
    }

    // IPv6: hexadecimal groups with at least three colons, or two in a row; 09:30:00 has fewer.
    private static int AddressLength(ReadOnlySpan<char> rest)
    {
        var end = 0;
        var colons = 0;
        var hasDouble = false;
        while (end < rest.Length && (char.IsAsciiHexDigit(rest[end]) || rest[end] == ':'))
        {
            hasDouble |= rest[end] == ':' && end > 0 && rest[end - 1] == ':';
            colons += rest[end] == ':' ? 1 : 0;
            end++;
        }

        return end > 3 && (colons >= 3 || hasDouble) && (end == rest.Length || !char.IsAsciiLetterOrDigit(rest[end])) ? end : 0;
    }

    // Password=…, token: … and the like, as connection strings and libraries print them.
    private static int SecretLength(ReadOnlySpan<char> rest)
    {
        foreach (var name in s_secretNames)
        {
            if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && rest.Length > name.Length + 1 && rest[name.Length] == '=')
            {
                return ValueLength(rest);
            }
        }

        return 0;
    }

    private static int NameLength(ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end < rest.Length && (char.IsAsciiLetterOrDigit(rest[end]) || rest[end] is '_' or '-' or '.' or '%'))
        {
            end++;
        }

        return end;
    }

    private static int ValueLength(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(s_ends);
        return end < 0 ? rest.Length : end;
    }
}
