namespace Gongkai.Domain.PersonalData;

/// <summary>机关联系方式 — telephones, mail boxes and addresses of the office that may stand in public; everything like them is left alone.</summary>
public sealed class OfficeContacts
{
    private readonly HashSet<string> _phones = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mails = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _addresses = [];

    public OfficeContacts(IEnumerable<string> phones, IEnumerable<string> mails, IEnumerable<string> addresses)
    {
        foreach (var phone in phones.Select(Digits).Where(phone => phone.Length >= 5))
        {
            _phones.Add(phone);
        }

        _mails.UnionWith(mails.Select(mail => mail.Trim()).Where(mail => mail.Length > 0));
        _addresses.AddRange(addresses.Select(Squeezed).Where(address => address.Length >= 4));
    }

    public static OfficeContacts None { get; } = new([], [], []);

    internal bool Allows(PersonalDataKind kind, ReadOnlySpan<char> value) => kind switch
    {
        PersonalDataKind.MobileNumber or PersonalDataKind.FixedLine => _phones.Count > 0 && AllowsPhone(Digits(value.ToString())),
        PersonalDataKind.Email => _mails.Contains(value.ToString()),
        PersonalDataKind.Address => AllowsAddress(Squeezed(value.ToString())),
        _ => false,
    };

    // An extension behind an office number is the office's; a number without its area code is the same number.
    private bool AllowsPhone(string digits) =>
        _phones.Any(phone =>
            digits == phone
            || (digits.StartsWith(phone, StringComparison.Ordinal) && digits.Length - phone.Length <= 4)
            || (digits.Length is 7 or 8 && phone.Length > digits.Length && phone.EndsWith(digits, StringComparison.Ordinal)));

    // A room behind the organ's own door number may be a flat of the same compound: only the listed address itself is let through.
    private bool AllowsAddress(string address) =>
        _addresses.Any(allowed => allowed.EndsWith(address, StringComparison.Ordinal) || address.EndsWith(allowed, StringComparison.Ordinal));

    private static string Digits(string text) => string.Concat(text.Select(c => TextFold.Fold(c)).Where(char.IsAsciiDigit));

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => TextFold.Fold(c)));
}
