using System.Text;

namespace Gongkai.App.Storage;

/// <summary>蛇形命名 — names of tables and columns from names in code: OrganId becomes organ_id.</summary>
internal static class SnakeCase
{
    internal static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsUpper(c))
            {
                // A run of capitals is one word; its last letter begins the next one.
                if (i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))) && name[i - 1] != '_')
                {
                    text.Append('_');
                }

                text.Append(char.ToLowerInvariant(c));
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }
}
