namespace Gongkai.App.Reports;

/// <summary>机关名称比对 — whether two names mean the same organ, as reports print them.</summary>
public static class OrganNames
{
    /// <summary>Whether they are equal but for blanks and brackets, or one leaves out the place's or the government's usual words.</summary>
    public static bool AreSame(string printed, string registered) => AreSameKeys(Key(printed), Key(registered));

    internal static bool AreSameKeys(string one, string other) =>
        one == other || (one.Length >= 4 && other.EndsWith(one, StringComparison.Ordinal)) || (other.Length >= 4 && one.EndsWith(other, StringComparison.Ordinal));

    internal static string Key(string name)
    {
        var key = string.Concat(name.Where(c => char.IsLetterOrDigit(c)));
        return key.EndsWith("人民政府", StringComparison.Ordinal) ? key[..^4] + "政府" : key;
    }
}
