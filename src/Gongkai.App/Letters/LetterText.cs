using System.Text.Json;
using Gongkai.App.Storage;

namespace Gongkai.App.Letters;

/// <summary>来信内容 — what somebody wrote and how to reach him or her; sealed as one at rest.</summary>
public sealed record LetterText(string Text, string Name, string Phone, string Email)
{
    internal string Seal(Vault vault) => vault.Seal(JsonSerializer.Serialize(this, JsonSerializerOptions.Web));

    internal static LetterText Open(string sealedText, Vault vault) => JsonSerializer.Deserialize<LetterText>(vault.Open(sealedText), JsonSerializerOptions.Web)!;
}
