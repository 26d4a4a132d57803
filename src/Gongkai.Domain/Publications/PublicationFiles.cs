using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Gongkai.Domain.Publications;

/// <summary>随附数据 — the data files of publications.</summary>
internal static class PublicationFiles
{
    internal static T Read<T>(string name, JsonTypeInfo<T> type)
    {
        var assembly = typeof(PublicationFiles).Assembly;
        return JsonSerializer.Deserialize(ShippedFile.Read(assembly, $"{typeof(PublicationFiles).Namespace}.Lists.{name}"), type) ?? throw new JsonException($"{name} is empty.");
    }
}
