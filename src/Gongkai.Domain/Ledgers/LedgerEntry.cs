using System.Globalization;
using Gongkai.Domain.Organs;

namespace Gongkai.Domain.Ledgers;

/// <summary>字段问题 — what is wrong with one field of a record, for the message beside it.</summary>
public sealed record FieldProblem(string Field, string Message);

/// <summary>台账记录内容 — the values of one record after they were checked and brought into one form.</summary>
public sealed record LedgerEntry(IReadOnlyDictionary<string, string> Values, IReadOnlyList<FieldProblem> Problems)
{
    public string this[string field] => Values.GetValueOrDefault(field, "");

    /// <summary>Checks what was typed or imported; fields the ledger does not know are a problem too.</summary>
    /// <param name="typed">By field code, or by the field's Chinese name as import files have it.</param>
    public static LedgerEntry Read(LedgerDefinition ledger, IReadOnlyDictionary<string, string> typed)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<FieldProblem>();
        foreach (var (key, value) in typed)
        {
            if (ledger.Fields.FirstOrDefault(field => field.Code == key || field.Name == key) is not { } field)
            {
                problems.Add(new FieldProblem(key, $"“{ledger.Name}”没有“{key}”这一项，请核对表头。"));
            }
            else if (value.Trim() is { Length: > 0 } text)
            {
                values[field.Code] = Normal(field, text) ?? Wrong(field, text, problems);
            }
        }

        foreach (var field in ledger.Fields.Where(field => field.IsRequired && !values.ContainsKey(field.Code) && Applies(field.OnlyWhere, values)))
        {
            problems.Add(new FieldProblem(field.Code, $"请填写{field.Name}。"));
        }

        foreach (var field in ledger.Fields.Where(field => values.ContainsKey(field.Code)))
        {
            Relate(ledger, field, values, problems);
        }

        return new LedgerEntry(values, problems);
    }

    /// <summary>Whether a condition written field=value or field=one|other holds; an empty one always does.</summary>
    public static bool Applies(string condition, IReadOnlyDictionary<string, string> values)
    {
        var equals = condition.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 || values.GetValueOrDefault(condition[..equals]) is { } value && condition[(equals + 1)..].Split('|').Contains(value);
    }

    // A value is wrong beside the others: in a field that is not asked for, or earlier than what it follows.
    private static void Relate(LedgerDefinition ledger, LedgerField field, Dictionary<string, string> values, List<FieldProblem> problems)
    {
        if (problems.Any(problem => problem.Field == field.Code))
        {
            return;
        }

        if (!Applies(field.OnlyWhere, values))
        {
            var other = ledger.Field(field.OnlyWhere.Split('=')[0])!;
            problems.Add(new FieldProblem(field.Code, $"{other.Name}为“{other.Shown(values.GetValueOrDefault(other.Code, "未填"))}”时不填{field.Name}，请清空。"));
        }
        else if (field.NotBefore.Length > 0 && values.TryGetValue(field.NotBefore, out var earlier) && string.CompareOrdinal(values[field.Code], earlier) < 0)
        {
            problems.Add(new FieldProblem(field.Code, $"{field.Name}早于{ledger.Field(field.NotBefore)!.Name}（{earlier}），请核对。"));
        }
    }

    // The one form of a value; null where it cannot be one.
    private static string? Normal(LedgerField field, string text) => field.Type switch
    {
        LedgerFieldType.Text or LedgerFieldType.LongText or LedgerFieldType.PersonName => text.Length <= field.MaxLength ? text : null,
        LedgerFieldType.Date => Date(text)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        LedgerFieldType.Moment => Moment(text),
        LedgerFieldType.Count => long.TryParse(Plain(text), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count.ToString(CultureInfo.InvariantCulture) : null,
        LedgerFieldType.Money => decimal.TryParse(Plain(text), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var money) && decimal.Round(money, 2) == money
            ? money.ToString(CultureInfo.InvariantCulture) : null,
        LedgerFieldType.Choice => field.Options.FirstOrDefault(option => option.Code == text || option.Name == text)?.Code,
        LedgerFieldType.YesNo => text is "yes" or "是" or "有" ? "yes" : text is "no" or "否" or "无" ? "no" : null,
        LedgerFieldType.CreditCode => CreditCodes.IsValid(text.ToUpperInvariant()) ? text.ToUpperInvariant() : null,
        LedgerFieldType.WebAddress => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && text.Length <= 500 ? text : null,
        LedgerFieldType.Item => LedgerField.ItemIn(text)?.ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static string Wrong(LedgerField field, string text, List<FieldProblem> problems)
    {
        problems.Add(new FieldProblem(field.Code, field.Type switch
        {
            LedgerFieldType.Date => $"{field.Name}不是日期，请写成 2026-11-21 的样子。",
            LedgerFieldType.Moment => $"{field.Name}不是时间，请写成 2026-11-21 09:30 的样子。",
            LedgerFieldType.Count => $"{field.Name}应为零或正整数。",
            LedgerFieldType.Money => $"{field.Name}应为金额（元），最多两位小数。",
            LedgerFieldType.Choice => $"{field.Name}只能是：{string.Join('、', field.Options.Select(option => option.Name))}。",
            LedgerFieldType.YesNo => $"{field.Name}请填“是”或“否”。",
            LedgerFieldType.CreditCode => $"{field.Name}不正确：应为 18 位，末位为校验码，请核对。",
            LedgerFieldType.WebAddress => $"{field.Name}应以 http:// 或 https:// 开头。",
            LedgerFieldType.Item => $"{field.Name}不是门户上公开的信息：请填索引号，或者粘贴信息页面的网址。",
            _ => $"{field.Name}最多 {field.MaxLength} 个字。",
        }));
        return field.Type == LedgerFieldType.Item ? text.TrimStart(LedgerField.NoItem[0]) : text;
    }

    private static string Plain(string text) => string.Concat(text.Where(c => c is not (',' or '，' or ' ')).Select(c => c is >= '０' and <= '９' ? (char)(c - 0xFEE0) : c));

    /// <summary>A day as people write it: 2026-1-5, 2026/01/05, 2026年1月5日.</summary>
    public static DateOnly? Date(string text)
    {
        var plain = Plain(text).Replace('年', '-').Replace('月', '-').Replace('/', '-').Replace('.', '-').TrimEnd('日');
        return DateOnly.TryParseExact(plain, ["yyyy-M-d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static string? Moment(string text)
    {
        var plain = text.Trim().Replace('T', ' ').Replace('/', '-').Replace('：', ':');
        return DateTime.TryParseExact(plain, ["yyyy-M-d H:m", "yyyy-M-d H:m:s"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : null;
    }
}
