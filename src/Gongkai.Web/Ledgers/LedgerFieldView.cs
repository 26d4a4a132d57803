using Gongkai.Domain.Ledgers;

namespace Gongkai.Web.Ledgers;

/// <summary>台账表单项 — one field of a record's form with what was typed and what is wrong with it.</summary>
/// <param name="IsKept">A personal value is there already and stays while the box is blank.</param>
public sealed record LedgerFieldView(LedgerField Field, string Value, string? Error, bool IsKept)
{
    public string Name => $"Values[{Field.Code}]";

    public string Id => $"Values_{Field.Code}_";

    public bool IsRequired => Field.IsRequired && !IsKept;

    public string InputType => Field.Type switch
    {
        LedgerFieldType.Date => "date",
        LedgerFieldType.Moment => "datetime-local",
        LedgerFieldType.WebAddress => "url",
        _ => "text",
    };

    /// <summary>As the input wants it.</summary>
    public string Shown => Field.Type == LedgerFieldType.Moment ? Value.Replace(' ', 'T') : Value;

    public string? Mode => Field.Type switch
    {
        LedgerFieldType.Count => "numeric",
        LedgerFieldType.Money => "decimal",
        _ => null,
    };

    public string Unit => Field.Type == LedgerFieldType.Money ? "元" : "";

    public string Hint => IsKept ? "已填写；留空即不变，填“无”去掉" : Field.Hint;

    /// <summary>Long values take the whole row.</summary>
    public string Css => Field.Type is LedgerFieldType.LongText or LedgerFieldType.WebAddress || Field.MaxLength > 200 ? "field wide" : "field";

    public string InputCss => Field.Type switch
    {
        LedgerFieldType.Date or LedgerFieldType.Moment => "input date",
        LedgerFieldType.Count or LedgerFieldType.Money => "input number",
        LedgerFieldType.CreditCode => "input code",
        _ => "input",
    };
}
