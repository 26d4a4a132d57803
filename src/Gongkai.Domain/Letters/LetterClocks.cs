using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Domain.Calendar;

namespace Gongkai.Domain.Letters;

/// <summary>来信时限 — within how many working days each kind of letter is answered, simple and complex; data of each organ.</summary>
/// <param name="Days">Working days by code of the kind.</param>
/// <param name="ComplexDays">Working days of what was found to be complex.</param>
public sealed record LetterClocks(IReadOnlyDictionary<string, int> Days, int ComplexDays)
{
    /// <summary>Any valid message that waits longer fails the whole site (国办秘函〔2019〕19号).</summary>
    public const int GuardMonths = 3;

    private const int MostDays = 60;

    private static readonly Lazy<LetterClocks> s_shipped = new(() => Parse(ShippedFile.Read(Assembly.GetExecutingAssembly(), "Gongkai.Domain.Letters.Clocks.json")));

    public static LetterClocks Shipped => s_shipped.Value;

    public Refusal? Check() => LetterCodes.Kinds.Entries.All(kind => Days.GetValueOrDefault(kind.Code) is >= 1 and <= MostDays) && ComplexDays is >= 1 and <= MostDays
        ? null
        : new Refusal("letter-clocks", $"来信的答复时限应为 1 至 {MostDays} 个工作日，每个类别都要填。");

    /// <summary>The last day to answer, and how it was counted.</summary>
    public Result<LetterDeadline> DueOn(LetterKind kind, bool isComplex, DateOnly receivedOn, WorkingDayCalendar calendar)
    {
        var days = isComplex ? ComplexDays : Days[LetterCodes.Kinds[kind].Code];
        var counted = calendar.PlusWorkingDays(receivedOn, days);
        return counted.TryGet(out var count)
            ? new LetterDeadline(count.DueOn, receivedOn.AddMonths(GuardMonths),
                $"{receivedOn:yyyy-MM-dd} 收到，{LetterCodes.Kinds[kind].Name}{(isComplex ? "（情况复杂）" : "")}{days} 个工作日内答复，至 {count.DueOn:yyyy-MM-dd}；超过三个月未答复属单项否决")
            : counted.Refusal!;
    }

    /// <exception cref="JsonException">The text is no set of clocks.</exception>
    public static LetterClocks Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, LetterClocksContext.Default.LetterClocks) ?? throw new JsonException("The text is empty.");

    public string ToText() => JsonSerializer.Serialize(this, LetterClocksContext.Default.LetterClocks);
}

/// <summary>来信答复期限 — the last day, the day of the veto, and the sentence that explains them.</summary>
public sealed record LetterDeadline(DateOnly DueOn, DateOnly GuardOn, string Explanation);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LetterClocks))]
internal sealed partial class LetterClocksContext : JsonSerializerContext;
