namespace Gongkai.Documents.Letters;

/// <summary>模板成分 — a piece of a line: fixed words, a field, the boxes of a choice, the remedies, or words under a condition.</summary>
internal abstract record TemplatePart;

internal sealed record LiteralPart(string Text) : TemplatePart;

/// <param name="Field">The field.</param>
/// <param name="IsOptional">True where nothing is printed for a field without a value (【名称？】).</param>
internal sealed record FieldPart(PaperField Field, bool IsOptional) : TemplatePart;

/// <summary>大写 — an amount in the characters that cannot be altered.</summary>
internal sealed record AmountInWordsPart(PaperField Field) : TemplatePart;

/// <summary>选框 — all choices with a box before each, the chosen one filled.</summary>
internal sealed record BoxesPart(PaperField Field, bool IsOptional) : TemplatePart;

/// <summary>救济 — the remedies paragraph by outcome and day; 条例 51.</summary>
internal sealed record RemediesPart : TemplatePart;

internal sealed record ConditionPart(TemplateCondition Condition, IReadOnlyList<TemplatePart> Then, IReadOnlyList<TemplatePart> Otherwise) : TemplatePart;

/// <summary>模板段 — a line with its role, or lines under a condition.</summary>
internal abstract record TemplateBlock;

/// <param name="Kind">Role on the paper.</param>
/// <param name="Cells">One list of parts; for a row of a table one a cell.</param>
internal sealed record LineBlock(PaperBlockKind Kind, IReadOnlyList<IReadOnlyList<TemplatePart>> Cells) : TemplateBlock;

internal sealed record ConditionBlock(TemplateCondition Condition, IReadOnlyList<TemplateBlock> Then, IReadOnlyList<TemplateBlock> Otherwise) : TemplateBlock;

/// <summary>条件比较 — how a condition looks at its field.</summary>
internal enum TemplateComparison
{
    IsGiven,
    Equals,
    Before,
    NotBefore,

    /// <summary>复议前置 — by outcome and day of decision; 行政复议法 23.</summary>
    ReconsiderationFirst,
}

/// <summary>条件 — 【若 字段】, 【若 字段 是 甲】, 【若 日期 早于 2024年1月1日】, 【若 日期 不早于 2024年1月1日】, 【若 复议前置】.</summary>
internal sealed record TemplateCondition(PaperField Field, TemplateComparison Comparison, string Text, DateOnly Day);
