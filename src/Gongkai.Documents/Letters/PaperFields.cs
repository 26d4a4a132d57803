using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using Gongkai.Domain;
using Gongkai.Domain.Requests;

namespace Gongkai.Documents.Letters;

/// <summary>文书字段值 — what is known for a paper; a blank value counts as none, and nothing stands in for a missing one.</summary>
public sealed record PaperFields
{
    /// <summary>Most characters of one value.</summary>
    public const int LongestValue = 40_000;

    private ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The outcome of each matter, which chooses the remedies paragraph; empty for the paper's own outcome.</summary>
    public IReadOnlyList<Outcome> Matters { get; init; } = [];

    public PaperFields With(string field, string? value) => this with { Values = Values.SetItem(field, Clean(value ?? "")) };

    public PaperFields With(string field, DateOnly? day) => With(field, day is { } known ? PaperDays.Print(known) : "");

    public PaperFields With(string field, int number) => With(field, number.ToString(CultureInfo.InvariantCulture));

    public PaperFields With(string field, PaperNumber number) => With(field, number.ToString());

    /// <summary>The applicant's name with the right form of address.</summary>
    public PaperFields WithApplicant(string name, ApplicantKind kind) =>
        With("申请人", name).With("称谓", kind == ApplicantKind.NaturalPerson ? "您" : "你单位");

    /// <summary>True where a value is known.</summary>
    public bool Has(string field) => Raw(field).Length > 0;

    internal string Raw(string field) => Values.GetValueOrDefault(field, "");

    /// <summary>The value as it is printed, an empty text where none is known, or why the value cannot be printed.</summary>
    internal Result<string> Print(PaperField field)
    {
        var value = Raw(field.Name);
        if (value.Length == 0)
        {
            return "";
        }

        if (value.Length > LongestValue)
        {
            return new Refusal("paper-field-too-long", $"“{field.Name}”超过{LongestValue}字，请缩短或者改作附件。");
        }

        return field.Kind switch
        {
            PaperFieldKind.Paragraphs or PaperFieldKind.List => value,
            PaperFieldKind.Day => PaperDays.Read(value) is { } day ? PaperDays.Print(day) : Wrong(field, value, "日期，例如2026年3月9日"),
            PaperFieldKind.Number => value.Length <= 9 && value.All(char.IsAsciiDigit) ? value : Wrong(field, value, "整数"),
            PaperFieldKind.Amount => IsAmount(value) ? value : Wrong(field, value, "以元为单位的金额，例如3200或者12.50"),
            PaperFieldKind.PaperNumber => PaperNumber.Parse(value).TryGet(out var number) ? number.ToString() : Wrong(field, value, "发文字号，例如云信公开〔2026〕12号"),
            PaperFieldKind.Choice => field.Choices.Contains(value) ? value : Wrong(field, value, $"下列之一：{string.Join('、', field.Choices)}"),
            _ => value.Replace('\n', ' '),
        };
    }

    private static Refusal Wrong(PaperField field, string value, string expected) =>
        new("paper-field-wrong", $"“{field.Name}”填的是“{(value.Length > 40 ? value[..40] + "…" : value)}”，应当是{expected}。");

    private static bool IsAmount(string value) =>
        value.Length <= 12 && decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
        && yuan >= 0 && decimal.Round(yuan, 2) == yuan;

    // Line feeds stay; what no document may hold or what turns the direction of other words is left out.
    private static string Clean(string value)
    {
        var kept = new StringBuilder(value.Length);
        foreach (var rune in value.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\t')
            {
                kept.Append(' ');
            }
            else if (rune.Value == '\n' || (!Rune.IsControl(rune) && !IsFormat(rune) && rune != Rune.ReplacementChar && IsXml(rune)))
            {
                kept.Append(rune);
            }
        }

        var lines = kept.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join('\n', lines);
    }

    private static bool IsFormat(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    private static bool IsXml(Rune rune) => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value);
}
