using System.Globalization;

namespace Gongkai.App.Ledgers;

/// <summary>台账查询条件 — what a list shows; everything may be left out.</summary>
public sealed record LedgerFilter(string Ledger)
{
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Part of the title or of the number.</summary>
    public string Text { get; init; } = "";

    /// <summary>Counted fields and their values, written field=value;field=value; all must hold.</summary>
    public string Where { get; init; } = "";

    public bool OnlyPublished { get; init; }

    /// <summary>Null for all organs in view.</summary>
    public Guid? OrganId { get; init; }

    public LedgerFilter InYear(int year) => this with { From = new DateOnly(year, 1, 1), To = new DateOnly(year, 12, 31) };

    internal IQueryable<LedgerRecord> Of(IQueryable<LedgerRecord> all)
    {
        var records = all.Where(record => record.Ledger == Ledger && record.RemovedAt == null);
        if (From is { } from)
        {
            records = records.Where(record => record.HappenedOn >= from);
        }

        if (To is { } to)
        {
            records = records.Where(record => record.HappenedOn <= to);
        }

        if (OrganId is { } organ)
        {
            records = records.Where(record => record.OrganId == organ);
        }

        if (Text.Trim() is { Length: > 0 } text)
        {
            records = records.Where(record => record.Title.Contains(text) || record.RecordKey.Contains(text));
        }

        foreach (var condition in Where.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (condition.Split('=', 2) is [var field, var value])
            {
                var values = value.Split('|');
                records = records.Where(record => record.Values.Any(kept => kept.Field == field && values.Contains(kept.Value)));
            }
        }

        return OnlyPublished ? records.Where(record => record.IsPublished) : records;
    }

    /// <summary>Reads a year as people write it into an address; null for nonsense.</summary>
    public static int? YearIn(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1949 and <= 2999 ? year : null;
}
