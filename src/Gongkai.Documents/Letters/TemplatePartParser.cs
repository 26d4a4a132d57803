namespace Gongkai.Documents.Letters;

/// <summary>模板行 — reads the fields and conditions within one line of a template.</summary>
internal sealed class TemplatePartParser(PaperFieldCatalog catalog)
{
    private const int DeepestCondition = 4;
    private static readonly char[] s_blanks = [' ', '　'];

    /// <summary>What is wrong in what was read so far, or null.</summary>
    internal string? Fault { get; private set; }

    internal IReadOnlyList<TemplatePart> Parse(string text)
    {
        Fault = null;
        var at = 0;
        var parts = Sequence(text, ref at, 0);
        return Fault is null && at < text.Length ? Failed("【否则】或者【完】前面没有【若 …】") : parts;
    }

    /// <summary>The condition of 【若 …】, where the text is one and nothing else.</summary>
    internal TemplateCondition? Condition(string text)
    {
        Fault = null;
        return IsMark(text) && text.StartsWith("【若", StringComparison.Ordinal) ? ReadCondition(text[1..^1]) : null;
    }

    internal static bool IsMark(string text) =>
        text.Length > 2 && text[0] == '【' && text.IndexOf('】', StringComparison.Ordinal) == text.Length - 1;

    // Reads up to the end, or up to a mark that closes the part that it stands in.
    private List<TemplatePart> Sequence(string text, ref int at, int depth)
    {
        var parts = new List<TemplatePart>();
        while (at < text.Length && Fault is null)
        {
            var open = text.IndexOfAny(['【', '】'], at);
            if (open < 0 || open > at)
            {
                parts.Add(new LiteralPart(text[at..(open < 0 ? text.Length : open)]));
                at = open < 0 ? text.Length : open;
                continue;
            }

            var close = text.IndexOf('】', open);
            if (text[open] == '】' || close < 0)
            {
                return Failed("方头括号【】没有成对");
            }

            var mark = text[(open + 1)..close];
            if (mark is "否则" or "完")
            {
                return parts;
            }

            at = close + 1;
            if (Read(mark, text, ref at, depth) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private TemplatePart? Read(string mark, string text, ref int at, int depth)
    {
        if (mark == "救济")
        {
            return new RemediesPart();
        }

        if (mark.StartsWith('若'))
        {
            return ReadConditional(mark, text, ref at, depth);
        }

        var words = mark.Split(s_blanks, StringSplitOptions.RemoveEmptyEntries);
        var verb = words is ["选" or "大写", _] ? words[0] : "";
        var name = verb.Length > 0 ? words[1] : mark;
        var isOptional = name.EndsWith('？');
        if (catalog.Find(name.TrimEnd('？')) is not { } field)
        {
            Fault = $"字段表里没有“{name.TrimEnd('？')}”";
            return null;
        }

        if (verb.Length > 0 && field.Kind != (verb == "选" ? PaperFieldKind.Choice : PaperFieldKind.Amount))
        {
            Fault = $"“{field.Name}”的种类不对，不能用【{verb} …】";
            return null;
        }

        return verb switch
        {
            "选" => new BoxesPart(field, isOptional),
            "大写" => new AmountInWordsPart(field),
            _ => new FieldPart(field, isOptional),
        };
    }

    private ConditionPart? ReadConditional(string mark, string text, ref int at, int depth)
    {
        if (depth >= DeepestCondition)
        {
            Fault = $"条件套得太深，最多{DeepestCondition}层";
            return null;
        }

        var condition = ReadCondition(mark);
        var then = Sequence(text, ref at, depth + 1);
        List<TemplatePart> otherwise = [];
        if (Take(text, ref at, "【否则】"))
        {
            otherwise = Sequence(text, ref at, depth + 1);
        }

        if (!Take(text, ref at, "【完】"))
        {
            Fault ??= $"【{mark}】没有【完】";
        }

        return condition is null ? null : new ConditionPart(condition, then, otherwise);
    }

    private static bool Take(string text, ref int at, string mark)
    {
        var isThere = string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;
        at += isThere ? mark.Length : 0;
        return isThere;
    }

    private TemplateCondition? ReadCondition(string mark)
    {
        var words = mark.Split(s_blanks, StringSplitOptions.RemoveEmptyEntries);
        if (words is ["若", "复议前置"])
        {
            return new TemplateCondition(catalog.Find(TemplateNeeds.DecidedOn)!, TemplateComparison.ReconsiderationFirst, "", default);
        }

        if (words.Length is not (2 or 4) || words[0] != "若" || catalog.Find(words[1]) is not { } field)
        {
            Fault ??= $"看不懂条件【{mark}】，应当写成【若 字段】、【若 字段 是 甲】、【若 日期 早于 2024年1月1日】或者【若 日期 不早于 2024年1月1日】";
            return null;
        }

        if (words.Length == 2)
        {
            return new TemplateCondition(field, TemplateComparison.IsGiven, "", default);
        }

        return words[2] == "是" ? Equal(field, words[3]) : Dated(field, words[2], words[3]);
    }

    private TemplateCondition? Equal(PaperField field, string text)
    {
        if (field.Kind != PaperFieldKind.Choice || !field.Choices.Contains(text))
        {
            Fault ??= $"“{text}”不是“{field.Name}”的选项";
            return null;
        }

        return new TemplateCondition(field, TemplateComparison.Equals, text, default);
    }

    private TemplateCondition? Dated(PaperField field, string word, string text)
    {
        if (field.Kind != PaperFieldKind.Day || word is not ("早于" or "不早于") || PaperDays.Read(text) is not { } day)
        {
            Fault ??= $"日期条件应当写成【若 {field.Name} 早于 2024年1月1日】或者【若 {field.Name} 不早于 2024年1月1日】，且“{field.Name}”是日期";
            return null;
        }

        return new TemplateCondition(field, word == "早于" ? TemplateComparison.Before : TemplateComparison.NotBefore, text, day);
    }

    private List<TemplatePart> Failed(string what)
    {
        Fault ??= what;
        return [];
    }
}
