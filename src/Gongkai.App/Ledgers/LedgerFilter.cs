using System.Globalization;

namespace Gongkai.App.Ledgers;

/// <summary>台账查询条件 — what a list shows; everything may be left out.</summary>
public sealed record LedgerFilter(string Ledger)
{
    private static readonly string[] s_sources = ["platform", "account", "column"];
    private static readonly string[] s_units = ["unit", "owner"];

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Part of the title or of the number.</summary>
    public string Text { get; init; } = "";

    /// <summary>Counted fields and their values, written field=value;field=one|other;field=*; all must hold, and a star is any value.</summary>
    public string Where { get; init; } = "";

    public bool OnlyPublished { get; init; }

    /// <summary>Platform, account or column; empty for all.</summary>
    public string Source { get; init; } = "";

    /// <summary>Name of the unit; empty for all.</summary>
    public string Unit { get; init; } = "";

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

        if (Source.Length > 0)
        {
            records = records.Where(record => record.Values.Any(kept => s_sources.Contains(kept.Field) && kept.Value == Source));
        }

        if (Unit.Length > 0)
        {
            records = records.Where(record => record.Values.Any(kept => s_units.Contains(kept.Field) && kept.Value == Unit));
        }

        if (Text.Trim() is { Length: > 0 } text)
        {
            records = records.Where(record => record.Title.Contains(text) || record.RecordKey.Contains(text));
        }

        foreach (var condition in Where.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (condition.Split('=', 2) is [var field, var value])
            {
                var (isAny, values) = (value == "*", value.Split('|'));
                records = records.Where(record => record.Values.Any(kept => kept.Field == field && (isAny || values.Contains(kept.Value))));
            }
        }

        return OnlyPublished ? records.Where(record => record.IsPublished) : records;
    }

    /// <summary>Reads a year as people write it into an address; null for nonsense.</summary>
    public static int? YearIn(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && IsYear(year) ? year : null;

    /// <summary>One that records can be of; around it a calendar goes on in both directions.</summary>
    public static bool IsYear(int year) => year is >= 1949 and <= 2999;
}
