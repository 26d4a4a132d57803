using System.Text;

namespace Gongkai.Domain.PersonalData;

/// <summary>去标识化 — replaces the part of personal data that identifies, in the usual forms: 110***********1234, 138****0000, 张*.</summary>
public static class PersonalDataMask
{
    /// <summary>The text with everything masked that the scanner finds and the office's own contacts do not explain.</summary>
    public static string Mask(string text, OfficeContacts? allowed = null)
    {
        var findings = PersonalDataScanner.Scan(text, allowed);
        if (findings.Count == 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var finding in findings)
        {
            masked.Append(text, at, finding.Start - at).Append(finding.Masked);
            at = finding.End;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }

    internal static string Mask(PersonalDataKind kind, ReadOnlySpan<char> value) => kind switch
    {
        PersonalDataKind.ResidentIdentityNumber or PersonalDataKind.OldResidentIdentityNumber => Keep(value, 3, 4),
        PersonalDataKind.MobileNumber => Keep(value, value.Length >= 13 && !value.StartsWith('1') ? 5 : 3, 4),
        PersonalDataKind.BankCard => Keep(value, 4, 4),
        PersonalDataKind.FixedLine => Keep(value, 4, 2),
        PersonalDataKind.VehiclePlate => Keep(value, 2, 2),
        PersonalDataKind.Passport or PersonalDataKind.TravelPermit => Keep(value, 1, 2),
        PersonalDataKind.Email => string.Concat(value[..1], "***", value[Math.Max(0, value.IndexOfAny('@', '＠'))..]),
        PersonalDataKind.Address => WithoutFigures(value),
        PersonalDataKind.NameWithIdentity => string.Concat(value[..1], new string('*', value.Length - 1)),
        _ => new string('*', value.Length),
    };

    // Blanks and hyphens between groups stay, so that the place is recognised in the file.
    private static string Keep(ReadOnlySpan<char> value, int first, int last)
    {
        var signs = 0;
        foreach (var c in value)
        {
            signs += char.IsLetterOrDigit(c) ? 1 : 0;
        }

        var masked = new StringBuilder(value.Length);
        var seen = 0;
        foreach (var c in value)
        {
            var isSign = char.IsLetterOrDigit(c);
            masked.Append(!isSign || seen < first || seen >= signs - last ? c : '*');
            seen += isSign ? 1 : 0;
        }

        return masked.ToString();
    }

    private static string WithoutFigures(ReadOnlySpan<char> value)
    {
        var masked = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            masked.Append(char.IsLetterOrDigit(c) && !TextFold.IsChinese(c) || PostalAddress.IsChineseFigure(c) ? '*' : c);
        }

        return masked.ToString();
    }
}
