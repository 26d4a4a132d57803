using System.Buffers;
using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>数字格式 — prints a stored number the way its cell shows it, for the formats that occur in reports; dates as yyyy-MM-dd.</summary>
internal sealed class NumberFormat
{
    private static readonly SearchValues<char> s_dateMarks = SearchValues.Create("yYdDhHsS年");

    private readonly string[] _sections;

    private NumberFormat(string[] sections, bool isDate, bool isTime)
    {
        _sections = sections;
        IsDate = isDate;
        IsTime = isTime;
    }

    public static NumberFormat General { get; } = new([], false, false);

    public bool IsDate { get; }

    private bool IsTime { get; }

    public static NumberFormat OfBuiltIn(int id) => id switch
    {
        1 => Parse("0"),
        2 => Parse("0.00"),
        3 => Parse("#,##0"),
        4 => Parse("#,##0.00"),
        9 => Parse("0%"),
        10 => Parse("0.00%"),
        37 or 38 => Parse("#,##0;-#,##0"),
        39 or 40 => Parse("#,##0.00;-#,##0.00"),
        41 or 42 => Parse("#,##0;-#,##0;\"-\""),
        43 or 44 => Parse("#,##0.00;-#,##0.00;\"-\""),
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58) => new NumberFormat([], true, false),
        (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) => new NumberFormat([], true, true),
        _ => General,
    };

    public static NumberFormat Parse(string code)
    {
        var bare = WithoutLiterals(code);
        if (bare.AsSpan().ContainsAny(s_dateMarks) && !bare.Contains("General", StringComparison.OrdinalIgnoreCase))
        {
            return new NumberFormat([], true, bare.AsSpan().IndexOfAny("yYdD年") < 0);
        }

        // The last of four sections is for texts; fractions and powers of ten are not printed here as the cell shows them.
        var numbers = bare.Split(';')[0].AsSpan();
        return bare.Contains("General", StringComparison.OrdinalIgnoreCase) || numbers.ContainsAny("/Ee@")
            || (numbers.Contains('?') && !IsAccounting(bare))
            ? General
            : new NumberFormat(SplitSections(code), false, false);
    }

    public string Print(double value, bool startsIn1904)
    {
        if (IsDate)
        {
            return PrintDate(value, startsIn1904);
        }

        var section = _sections.Length == 0 ? null
            : value < 0 && _sections.Length > 1 ? _sections[1]
            : value == 0 && _sections.Length > 2 ? _sections[2]
            : _sections[0];
        if (section is null)
        {
            return PrintGeneral(value);
        }

        var isNegativeSection = value < 0 && _sections.Length > 1;
        return PrintSection(section, isNegativeSection ? -value : value);
    }

    /// <summary>As a cell without format shows it: up to eleven digits, no trailing noise of binary fractions.</summary>
    public static string PrintGeneral(double value) =>
        Math.Abs(value) is >= 1e15 or (> 0 and < 1e-9)
            ? value.ToString("R", CultureInfo.InvariantCulture)
            : Math.Round((decimal)value, 9).ToString("0.#########", CultureInfo.InvariantCulture);

    private string PrintDate(double value, bool startsIn1904)
    {
        var days = startsIn1904 ? value + 1462 : value;
        if (days is < 0 or >= 2958466)
        {
            return PrintGeneral(value);
        }

        var date = DateTime.FromOADate(days);
        return IsTime && days < 1
            ? date.ToString("HH:mm", CultureInfo.InvariantCulture)
            : date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string PrintSection(string section, double value)
    {
        var text = new StringBuilder();
        var isPrinted = false;
        for (var index = 0; index < section.Length; index++)
        {
            switch (section[index])
            {
                case '"':
                    var end = section.IndexOf('"', index + 1);
                    end = end < 0 ? section.Length : end;
                    text.Append(section, index + 1, end - index - 1);
                    index = end;
                    break;
                case '[':
                    var close = section.IndexOf(']', index);
                    index = close < 0 ? section.Length : close;
                    break;
                case '\\' when index + 1 < section.Length:
                    text.Append(section[++index]);
                    break;
                case '_' or '*':
                    index++;
                    break;
                case '0' or '#' or '?' or '.' or ',' when !isPrinted:
                    var start = index;
                    while (index + 1 < section.Length && section[index + 1] is '0' or '#' or '?' or '.' or ',')
                    {
                        index++;
                    }

                    isPrinted = true;
                    AppendNumber(text, section.AsSpan(start, index + 1 - start), section.Contains('%') ? value * 100 : value);
                    break;
                case var sign:
                    text.Append(sign);
                    break;
            }
        }

        return text.ToString().Trim();
    }

    private static void AppendNumber(StringBuilder text, ReadOnlySpan<char> mask, double value)
    {
        var point = mask.IndexOf('.');
        var whole = point < 0 ? mask : mask[..point];
        var fraction = point < 0 ? [] : mask[(point + 1)..];
        if (Math.Abs(value) >= 1e15 || whole.EndsWith(","))
        {
            text.Append(PrintGeneral(value));
            return;
        }

        var rounded = Math.Round((decimal)value, Math.Min(fraction.Length, 9), MidpointRounding.AwayFromZero);
        var pattern = (whole.Contains(',') ? "#,##" : "") + new string('0', whole.Count('0'));
        pattern = pattern.Length == 0 ? "#" : pattern;
        text.Append(rounded.ToString(
            fraction.IsEmpty ? pattern : $"{pattern}.{new string('0', fraction.Count('0'))}{new string('#', fraction.Count('#'))}",
            CultureInfo.InvariantCulture));
    }

    private static bool IsAccounting(string bare) => bare.Contains("??", StringComparison.Ordinal);

    private static string[] SplitSections(string code)
    {
        var sections = new List<string>();
        var start = 0;
        var quoted = false;
        for (var index = 0; index < code.Length; index++)
        {
            quoted ^= code[index] == '"';
            if (code[index] == ';' && !quoted)
            {
                sections.Add(code[start..index]);
                start = index + 1;
            }
        }

        sections.Add(code[start..]);
        return [.. sections];
    }

    private static string WithoutLiterals(string code)
    {
        var bare = new StringBuilder(code.Length);
        for (var index = 0; index < code.Length; index++)
        {
            var closing = code[index] switch { '"' => '"', '[' => ']', _ => '\0' };
            if (closing != '\0')
            {
                var end = code.IndexOf(closing, index + 1);
                index = end < 0 ? code.Length : end;
            }
            else if (code[index] is '\\' or '_' or '*')
            {
                index++;
            }
            else
            {
                bare.Append(code[index]);
            }
        }

        return bare.ToString();
    }
}
