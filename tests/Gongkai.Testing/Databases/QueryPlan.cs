using System.Text;
using System.Text.RegularExpressions;
using Gongkai.App.Storage;

namespace Gongkai.Testing.Databases;

/// <summary>How a database would answer a query, as it tells itself.</summary>
public static partial class QueryPlan
{
    /// <param name="sql">As the session writes it, with its parameters named above it.</param>
    /// <param name="before">Settings of PostgreSQL that hold for this question alone.</param>
    public static async Task<string> OfAsync(SiteDatabase database, string sql, string before = "")
    {
        await using var connection = await database.ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = database.Address.Kind == DatabaseKind.Sqlite ? "EXPLAIN QUERY PLAN " + Inlined(sql) : before + "EXPLAIN " + Inlined(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new StringBuilder();
        while (await reader.ReadAsync())
        {
            plan.AppendLine(reader.GetString(reader.FieldCount - 1));
        }

        return plan.ToString();
    }

    // The query text names its parameters in comments (PostgreSQL) or settings (SQLite) above it.
    private static string Inlined(string sql)
    {
        foreach (Match parameter in ParameterLine().Matches(sql))
        {
            sql = Regex.Replace(sql, $"{parameter.Groups[1].Value}\\b", Literal(parameter.Groups[2].Value.Trim()));
        }

        return string.Join('\n', sql.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal) && !line.StartsWith(".param", StringComparison.Ordinal)));
    }

    private static string Literal(string value)
    {
        if (!value.StartsWith('{'))
        {
            return value;
        }

        var isIds = Guid.TryParse(value[1..^1].Split(',')[0].Trim(' ', '\''), out _);
        return $"ARRAY[{value[1..^1]}]{(isIds ? "::uuid[]" : "")}";
    }

    [GeneratedRegex(@"^(?:\.param set |-- )(@\w+)(?: |=)('(?:[^']|'')*'|\{[^}]*\}|[^ \n]+)", RegexOptions.Multiline)]
    private static partial Regex ParameterLine();
}
