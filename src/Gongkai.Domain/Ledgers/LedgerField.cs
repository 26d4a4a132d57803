namespace Gongkai.Domain.Ledgers;

/// <summary>字段类型 — what a field of a ledger may hold.</summary>
public enum LedgerFieldType
{
    Text,
    LongText,
    Date,

    /// <summary>Day and minute, China time.</summary>
    Moment,
    Count,

    /// <summary>Yuan with at most two decimals.</summary>
    Money,
    Choice,
    YesNo,

    /// <summary>A person's name; sealed at rest, masked where published.</summary>
    PersonName,

    /// <summary>统一社会信用代码.</summary>
    CreditCode,
    WebAddress,

    /// <summary>An item that is public on the portal, by its identifier.</summary>
    Item,
}

/// <summary>选项 — one value of a choice.</summary>
public sealed record LedgerOption(string Code, string Name);

/// <summary>台账字段 — one field: key, Chinese name, type, and what it must look like.</summary>
public sealed record LedgerField(string Code, string Name, LedgerFieldType Type)
{
    // The reader of the data files sets what a file leaves out to nothing, so every default stands in the setter too.
    private const int UsualLength = 200;

    public bool IsRequired { get; init; }

    /// <summary>Whether statistics are made by its value or its sum.</summary>
    public bool IsCounted { get; init; }

    /// <summary>Whether lists have a column for it.</summary>
    public bool IsListed { get; init; }

    /// <summary>Heading under which a form shows it.</summary>
    public string Section { get; init => field = value ?? ""; } = "";

    /// <summary>Longest text in characters.</summary>
    public int MaxLength { get; init => field = value == 0 ? UsualLength : value; } = UsualLength;

    public string Hint { get; init => field = value ?? ""; } = "";

    public IReadOnlyList<LedgerOption> Options { get; init => field = value ?? []; } = [];

    /// <summary>Only asked for where another field has this value, written field=value or field=one|other; empty for always.</summary>
    public string OnlyWhere { get; init => field = value ?? ""; } = "";

    /// <summary>The day or moment that this one may not lie before.</summary>
    public string NotBefore { get; init => field = value ?? ""; } = "";

    /// <summary>Stands before what was written of an item that is not public.</summary>
    public const string NoItem = "?";

    public bool IsPersonal => Type == LedgerFieldType.PersonName;

    /// <summary>The item that a text names: its identifier, alone or as the end of an address; null where it is none.</summary>
    public static Guid? ItemIn(string text) => Guid.TryParse(text.AsSpan(text.TrimEnd('/').LastIndexOf('/') + 1).TrimEnd('/'), out var id) ? id : null;

    /// <summary>The value as people read it.</summary>
    public string Shown(string value) => Type switch
    {
        LedgerFieldType.Choice => Options.FirstOrDefault(option => option.Code == value)?.Name ?? value,
        LedgerFieldType.YesNo => value == "yes" ? "是" : value == "no" ? "否" : value,
        _ => value,
    };
}
