using Gongkai.Documents.Tables;
using Gongkai.Domain.Ledgers;

namespace Gongkai.App.Ledgers;

/// <summary>双公示交换格式 — licences and penalties under the heads of the national exchange of credit information; 发改办财金〔2018〕424号.</summary>
public static class CreditExchange
{
    private const string Holder = "行政相对人名称";
    private const string HolderKind = "行政相对人类别";
    private const string PersonInWords = "自然人";

    private static readonly Dictionary<string, string> s_licenses = new(StringComparer.Ordinal)
    {
        ["行政相对人代码_1（统一社会信用代码）"] = "creditCode",
        ["法定代表人"] = "representative",
        ["行政许可决定文书名称"] = "document",
        ["行政许可决定文书号"] = "number",
        ["许可类别"] = "kind",
        ["许可证书名称"] = "certificate",
        ["许可编号"] = "certificateNumber",
        ["许可内容"] = "matter",
        ["许可决定日期"] = "decidedOn",
        ["有效期自"] = "validFrom",
        ["有效期至"] = "validTo",
        ["许可机关"] = "organ",
        ["许可机关统一社会信用代码"] = "organCode",
        ["处理决定"] = "result",
        ["公示日期"] = "publishedOn",
        ["备注"] = "note",
    };

    private static readonly Dictionary<string, string> s_penalties = new(StringComparer.Ordinal)
    {
        ["行政相对人代码_1（统一社会信用代码）"] = "creditCode",
        ["法定代表人"] = "representative",
        ["行政处罚决定文书号"] = "number",
        ["违法行为类型"] = "cause",
        ["违法事实"] = "facts",
        ["处罚依据"] = "basisText",
        ["处罚类别"] = "kind",
        ["处罚内容"] = "content",
        ["罚款金额"] = "fine",
        ["没收违法所得、没收非法财物的金额"] = "confiscated",
        ["处罚决定日期"] = "decidedOn",
        ["处罚机关"] = "organ",
        ["处罚机关统一社会信用代码"] = "organCode",
        ["公示日期"] = "publishedOn",
        ["备注"] = "note",
    };

    /// <summary>Whether a ledger has an exchange layout.</summary>
    public static bool Has(LedgerDefinition ledger) => Heads(ledger) is not null;

    /// <summary>Values under the heads of the exchange as values under our fields; rows of any other layout stay as they are.</summary>
    public static IReadOnlyDictionary<string, string> Translate(LedgerDefinition ledger, IReadOnlyDictionary<string, string> row)
    {
        if (Heads(ledger) is not { } heads || !row.ContainsKey(Holder) || !(row.Keys.Any(heads.ContainsKey)))
        {
            return row;
        }

        var isPerson = row.GetValueOrDefault(HolderKind, "").Trim() == PersonInWords;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (head, value) in row)
        {
            values[head == Holder && isPerson ? "person" : heads.GetValueOrDefault(head, head)] = value;
        }

        return values;
    }

    /// <summary>Writes records in the layout of the exchange; natural persons with their masked names.</summary>
    public static void Write(LedgerDefinition ledger, IEnumerable<LedgerRow> rows, Stream output)
    {
        using var sheet = new XlsxStream(output, ledger.Name, Head(ledger));
        foreach (var row in rows)
        {
            sheet.Write(Line(ledger, row.Entry));
        }
    }

    internal static IReadOnlyList<string> Head(LedgerDefinition ledger) => [Holder, HolderKind, .. Needed(ledger).Keys];

    internal static IReadOnlyList<object?> Line(LedgerDefinition ledger, LedgerEntry entry)
    {
        var name = entry["person"] is { Length: > 0 } person ? person : entry["holder"];
        object? Shown(string code) => ledger.Field(code)!.Shown(entry[code]);
        return [name, Shown("holderKind"), .. Needed(ledger).Values.Select(Shown)];
    }

    private static Dictionary<string, string> Needed(LedgerDefinition ledger) => Heads(ledger) ?? throw new ArgumentException("This ledger has no exchange layout.", nameof(ledger));

    private static Dictionary<string, string>? Heads(LedgerDefinition ledger) => ledger.Code switch
    {
        "licenses" => s_licenses,
        "penalties" => s_penalties,
        _ => null,
    };
}
