namespace Gongkai.Web.Requests;

/// <summary>文字异同 — two texts side by side: what both have, what one lost, what the other gained; by the longest common subsequence of characters.</summary>
public static class TextChanges
{
    // Beyond this the table would cost more than the comparison is worth; the texts are shown as a whole.
    private const int Longest = 1_500;

    public static IReadOnlyList<TextChange> Between(string before, string after)
    {
        if (before.Length > Longest || after.Length > Longest)
        {
            return before == after ? [new TextChange(TextChangeKind.Same, after)] : [new TextChange(TextChangeKind.Removed, before), new TextChange(TextChangeKind.Added, after)];
        }

        var common = Common(before, after);
        var changes = new List<TextChange>();
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                Add(changes, TextChangeKind.Same, after[j]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                Add(changes, TextChangeKind.Removed, before[i++]);
            }
            else
            {
                Add(changes, TextChangeKind.Added, after[j++]);
            }
        }

        return changes;
    }

    private static short[,] Common(string before, string after)
    {
        var common = new short[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? (short)(common[i + 1, j + 1] + 1) : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static void Add(List<TextChange> changes, TextChangeKind kind, char sign)
    {
        if (changes is [.., var last] && last.Kind == kind)
        {
            changes[^1] = last with { Text = last.Text + sign };
        }
        else
        {
            changes.Add(new TextChange(kind, sign.ToString()));
        }
    }
}

/// <summary>异同 — a run of characters.</summary>
public sealed record TextChange(TextChangeKind Kind, string Text);

/// <summary>异同种类 — in both, or in one alone.</summary>
public enum TextChangeKind
{
    Same,
    Removed,
    Added,
}
