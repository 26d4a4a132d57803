using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;

namespace Gongkai.App.Ledgers;

/// <summary>台账内容 — between the values of an entry and what is stored: personal values sealed, counted values apart.</summary>
internal static class LedgerContent
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(LedgerRecord record, LedgerDefinition ledger, LedgerEntry entry, Vault vault)
    {
        record.Title = ledger.Field(ledger.TitleField)!.IsPersonal ? ledger.Name : entry[ledger.TitleField];
        record.HappenedOn = Day(entry[ledger.DateField]);
        record.RecordKey = entry[ledger.KeyField];
        record.Content = JsonSerializer.Serialize(
            entry.Values.ToDictionary(pair => pair.Key, pair => ledger.Field(pair.Key)!.IsPersonal ? vault.Seal(pair.Value) : pair.Value), s_options);
        record.Values.Clear();
        foreach (var field in ledger.Fields.Where(field => field.IsCounted && entry[field.Code].Length > 0))
        {
            var isAmount = field.Type is LedgerFieldType.Count or LedgerFieldType.Money;
            record.Values.Add(new LedgerValue
            {
                RecordId = record.Id,
                Field = field.Code,
                OrganId = record.OrganId,
                Ledger = ledger.Code,
                HappenedOn = record.HappenedOn,
                Value = isAmount ? "" : entry[field.Code],
                Amount = isAmount ? decimal.Parse(entry[field.Code], CultureInfo.InvariantCulture) : null,
            });
        }
    }

    /// <summary>The whole entry, personal values opened.</summary>
    internal static LedgerEntry Open(LedgerRecord record, LedgerDefinition ledger, Vault vault) => Read(record, ledger, vault.Open);

    /// <summary>The entry as lists and the portal may show it: of a name only its first sign.</summary>
    internal static LedgerEntry Masked(LedgerRecord record, LedgerDefinition ledger, Vault vault) => Read(record, ledger, text => Mask(vault.Open(text)));

    /// <summary>The entry without the names of persons, for clocks and sums, which need none.</summary>
    internal static LedgerEntry WithoutNames(LedgerRecord record, LedgerDefinition ledger) => Read(record, ledger, _ => "");

    private static string Mask(string name) => new StringInfo(name) is { LengthInTextElements: > 0 } signs
        ? signs.SubstringByTextElements(0, 1) + new string('＊', Math.Max(1, signs.LengthInTextElements - 1))
        : "";

    private static LedgerEntry Read(LedgerRecord record, LedgerDefinition ledger, Func<string, string> person)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, string>>(record.Content)!;
        foreach (var field in ledger.Fields.Where(field => field.IsPersonal && values.ContainsKey(field.Code)))
        {
            values[field.Code] = person(values[field.Code]);
        }

        return new LedgerEntry(values, []);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
