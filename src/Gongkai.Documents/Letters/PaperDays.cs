using System.Globalization;

namespace Gongkai.Documents.Letters;

/// <summary>文书日期 — days as official papers print them: Arabic figures, no zeros in front; GB/T 9704-2012, 7.3.5.</summary>
internal static class PaperDays
{
    private static readonly string[] s_forms = ["yyyy'年'M'月'd'日'", "yyyy-MM-dd"];

    internal static string Print(DateOnly day) => day.ToString(s_forms[0], CultureInfo.InvariantCulture);

    internal static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
