namespace Gongkai.App.Storage.Backups;

/// <summary>列种类 — what a column holds, whichever database it lies in.</summary>
internal enum ColumnKind
{
    Text,
    Integer,
    Boolean,
    Instant,
    Day,
    Identifier,
    Decimal,
    Real,
    Bytes,
}

/// <summary>列 — one column as a copy carries it.</summary>
internal sealed record PortableColumn(string Name, ColumnKind Kind);

/// <summary>表 — one table as a copy carries it.</summary>
internal sealed record PortableTable(string Name, IReadOnlyList<PortableColumn> Columns)
{
    internal string ColumnList => string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>Names reach statements, and those of a backup come from a file.</summary>
    internal bool HasPlainNames => Columns.Count > 0 && IsPlain(Name) && Columns.All(column => IsPlain(column.Name));

    private static bool IsPlain(string name) =>
        name.Length is > 0 and < 64 && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
