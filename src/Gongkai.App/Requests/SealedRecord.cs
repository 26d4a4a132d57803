using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.App.Storage;

namespace Gongkai.App.Requests;

/// <summary>密封记录 — a small record as sealed JSON.</summary>
internal static class SealedRecord
{
    // Members by name, so that a new one in the middle of a list changes nothing that is stored.
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerOptions.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static string Seal<T>(this Vault vault, T content)
        where T : class => vault.Seal(JsonSerializer.Serialize(content, s_options));

    internal static T Open<T>(this Vault vault, string content)
        where T : class => JsonSerializer.Deserialize<T>(vault.Open(content), s_options)!;
}
