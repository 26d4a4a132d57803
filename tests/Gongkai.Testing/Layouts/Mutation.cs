using System.Net;
using System.Text;

namespace Gongkai.Testing.Layouts;

/// <summary>变异 — small damage to a file: lines and bytes deleted, doubled, exchanged, cut off; the same damage for the same seed.</summary>
public static class Mutation
{
    private static readonly string[] s_blocks = ["t", "p", "div", "br", "h1", "li", "body", "html"];

    public static byte[] Apply(byte[] content, int seed)
    {
        var random = new Random(seed);
        var bytes = content;
        for (var i = 1 + random.Next(3); i > 0 && bytes.Length > 2; i--)
        {
            bytes = random.Next(2) == 0 ? MutateLines(bytes, random) : MutateBytes(bytes, random);
        }

        return bytes;
    }

    /// <summary>Every number that a text prints, in plain digits: a cell may hold no other.</summary>
    public static HashSet<string> Numbers(string text)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var run = new StringBuilder();
        foreach (var c in WithoutTags(WebUtility.HtmlDecode(text)).Normalize(NormalizationForm.FormKC) + " ")
        {
            if (char.IsAsciiDigit(c) || (c == '.' && run.Length > 0))
            {
                run.Append(c);
            }
            else if (c is ',' or '\'')
            {
                // Between thousands, or between values: both readings stand.
                numbers.Add(Last(run));
                run.Append(',');
            }
            else if (run.Length > 0)
            {
                numbers.Add(Last(run));
                numbers.Add(run.Replace(",", "").ToString().TrimEnd('.'));
                run.Clear();
            }
        }

        return numbers;
    }

    private static string Last(StringBuilder run)
    {
        var text = run.ToString();
        return text[(text.LastIndexOf(',') + 1)..].TrimEnd('.');
    }

    // Tags of blocks part words, all others vanish.
    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length; i++)
        {
            var end = html[i] == '<' ? html.IndexOf('>', i) : -1;
            if (end < 0)
            {
                text.Append(html[i]);
                continue;
            }

            var tag = html[(i + 1)..end].TrimStart('/');
            if (Array.Exists(s_blocks, block => tag.StartsWith(block, StringComparison.OrdinalIgnoreCase)))
            {
                text.Append(' ');
            }

            i = end;
        }

        return text.ToString();
    }

    private static byte[] MutateLines(byte[] content, Random random)
    {
        var lines = new List<byte[]>();
        var start = 0;
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == (byte)'\n')
            {
                lines.Add(content[start..(i + 1)]);
                start = i + 1;
            }
        }

        lines.Add(content[start..]);
        var one = random.Next(lines.Count);
        var other = random.Next(lines.Count);
        switch (random.Next(5))
        {
            case 0:
                lines.RemoveAt(one);
                break;
            case 1:
                lines.Insert(other, lines[one]);
                break;
            case 2:
                (lines[one], lines[other]) = (lines[other], lines[one]);
                break;
            case 3:
                lines.RemoveRange(one, Math.Min(lines.Count - one, 1 + random.Next(6)));
                break;
            default:
                lines.RemoveRange(one, lines.Count - one);
                break;
        }

        return [.. lines.SelectMany(line => line)];
    }

    private static byte[] MutateBytes(byte[] content, Random random)
    {
        var at = random.Next(content.Length);
        var length = Math.Min(content.Length - at, 1 + random.Next(40));
        var copy = (byte[])content.Clone();
        switch (random.Next(5))
        {
            case 0:
                copy[at] = (byte)random.Next(256);
                return copy;
            case 1:
                return [.. content.AsSpan(0, at), .. content.AsSpan(at + length)];
            case 2:
                return [.. content.AsSpan(0, at), .. content.AsSpan(at, length), .. content.AsSpan(at)];
            case 3:
                Array.Clear(copy, at, length);
                return copy;
            default:
                return content[..at];
        }
    }
}
