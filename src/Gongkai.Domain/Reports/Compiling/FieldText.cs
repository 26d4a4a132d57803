using System.Text;

namespace Gongkai.Domain.Reports.Compiling;

/// <summary>填入的数据 — where a bound figure stands in the filled text.</summary>
public readonly record struct FilledField(int Start, int Length, string Name);

/// <summary>填好的文字 — text with its figures filled in, and what could not be filled.</summary>
/// <param name="Unknown">Names between braces that are no figure.</param>
/// <param name="Missing">Figures that nobody knows yet.</param>
public sealed record FilledText(string Text, IReadOnlyList<FilledField> Fields, IReadOnlyList<string> Unknown, IReadOnlyList<string> Missing);

/// <summary>带数据的文字 — text in which {本年新收} stands for the figure of that name: the records change, and the text follows.</summary>
public static class FieldText
{
    /// <summary>What stands in the place of a figure that is not known: never a zero.</summary>
    public const string MissingMark = "【未填】";

    public static FilledText Fill(string text, YearFacts facts)
    {
        var filled = new StringBuilder(text.Length);
        var fields = new List<FilledField>();
        var (unknown, missing) = (new List<string>(), new List<string>());
        foreach (var (piece, name) in Pieces(text))
        {
            if (name is null)
            {
                filled.Append(piece);
                continue;
            }

            if (facts.Find(name) is not { } fact)
            {
                unknown.Add(name);
                filled.Append(piece);
                continue;
            }

            var printed = fact.Value is null ? MissingMark : fact.Printed;
            if (fact.Value is null)
            {
                missing.Add(name);
            }

            fields.Add(new FilledField(filled.Length, printed.Length, name));
            filled.Append(printed);
        }

        return new FilledText(filled.ToString(), fields, unknown, missing);
    }

    /// <summary>The text cut at its fields; the name is null for what stands between them.</summary>
    public static IEnumerable<(string Piece, string? Name)> Pieces(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                yield return (text[at..], null);
                yield break;
            }

            if (open > at)
            {
                yield return (text[at..open], null);
            }

            yield return (text[open..(close + 1)], text[(open + 1)..close].Trim());
            at = close + 1;
        }
    }
}
