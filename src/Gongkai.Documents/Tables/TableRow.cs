namespace Gongkai.Documents.Tables;

/// <summary>数据行 — one row of an import file by the names in its head; the number is that of the row in the file.</summary>
public sealed record TableRow(int Number, IReadOnlyDictionary<string, string> Values);
