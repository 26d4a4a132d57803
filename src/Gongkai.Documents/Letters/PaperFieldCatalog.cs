using System.Collections.Frozen;
using Gongkai.Domain;

namespace Gongkai.Documents.Letters;

/// <summary>文书字段表 — every field that templates may use, read from one file that a jurist keeps.</summary>
public sealed class PaperFieldCatalog
{
    private readonly FrozenDictionary<string, PaperField> _fields;

    private PaperFieldCatalog(Dictionary<string, PaperField> fields) => _fields = fields.ToFrozenDictionary(StringComparer.Ordinal);

    public IEnumerable<PaperField> All => _fields.Values.OrderBy(entry => entry.Name, StringComparer.Ordinal);

    public PaperField? Find(string name) => _fields.GetValueOrDefault(name);

    /// <summary>Reads lines such as 收到日期：日期，收到申请之日 and 称谓：选项（您／你单位），怎样称呼申请人.</summary>
    public static Result<PaperFieldCatalog> Parse(string name, string text)
    {
        var fields = new Dictionary<string, PaperField>(StringComparer.Ordinal);
        var line = 0;
        foreach (var range in text.AsSpan().EnumerateLines())
        {
            line++;
            var trimmed = range.Trim();
            if (trimmed.IsEmpty || trimmed[0] == '#')
            {
                continue;
            }

            if (ParseLine(trimmed.ToString()) is not { } field)
            {
                return TemplateFaults.At(name, line, "字段应当写成“名称：种类，说明”，种类是文字、段落、清单、日期、数字、金额、文号或者选项（甲／乙）");
            }

            if (!fields.TryAdd(field.Name, field))
            {
                return TemplateFaults.At(name, line, $"字段“{field.Name}”写了两次");
            }
        }

        return new PaperFieldCatalog(fields);
    }

    private static PaperField? ParseLine(string line)
    {
        var colon = line.IndexOf('：', StringComparison.Ordinal);
        var comma = line.IndexOf('，', StringComparison.Ordinal);
        if (colon <= 0 || comma < colon)
        {
            return null;
        }

        var (name, kind, explanation) = (line[..colon].Trim(), line[(colon + 1)..comma].Trim(), line[(comma + 1)..].Trim());
        if (kind.StartsWith("选项（", StringComparison.Ordinal) && kind.EndsWith('）'))
        {
            string[] choices = kind[3..^1].Split('／', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return choices.Length < 2 ? null : new PaperField(name, PaperFieldKind.Choice, explanation, choices);
        }

        PaperFieldKind? plain = kind switch
        {
            "文字" => PaperFieldKind.Text,
            "段落" => PaperFieldKind.Paragraphs,
            "清单" => PaperFieldKind.List,
            "日期" => PaperFieldKind.Day,
            "数字" => PaperFieldKind.Number,
            "金额" => PaperFieldKind.Amount,
            "文号" => PaperFieldKind.PaperNumber,
            _ => null,
        };
        return plain is { } found ? new PaperField(name, found, explanation, []) : null;
    }
}
