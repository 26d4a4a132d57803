using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gongkai.Testing;

/// <summary>Validates JSON against the part of JSON Schema 2020-12 that our schemas use;
/// a keyword outside that part is an error, never ignored.</summary>
public sealed class JsonSchema
{
    private static readonly HashSet<string> s_annotations = ["$schema", "$id", "$defs", "title", "description"];
    private readonly JsonElement _root;

    private JsonSchema(JsonElement root) => _root = root;

    public static JsonSchema Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new JsonSchema(document.RootElement.Clone());
    }

    /// <summary>All violations as "place: what"; empty where the value is valid.</summary>
    /// <exception cref="NotSupportedException">The schema uses a keyword that this validator does not know.</exception>
    public IReadOnlyList<string> Validate(JsonElement value)
    {
        var errors = new List<string>();
        Check(_root, value, "$", errors);
        return errors;
    }

    private void Check(JsonElement schema, JsonElement value, string place, List<string> errors)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            if (schema.ValueKind == JsonValueKind.False)
            {
                errors.Add($"{place}: nothing is allowed here");
            }

            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            CheckKeyword(schema, keyword, value, place, errors);
        }
    }

    private void CheckKeyword(JsonElement schema, JsonProperty keyword, JsonElement value, string place, List<string> errors)
    {
        switch (keyword.Name)
        {
            case "$ref":
                Check(Resolve(keyword.Value.GetString()!), value, place, errors);
                break;
            case "anyOf":
                CheckAnyOf(keyword.Value, value, place, errors);
                break;
            case "type":
                Require(Strings(keyword.Value).Any(type => IsOfType(value, type)), place, $"is {value.ValueKind}, not {keyword.Value}", errors);
                break;
            case "const":
                Require(JsonElement.DeepEquals(keyword.Value, value), place, $"is not {keyword.Value}", errors);
                break;
            case "enum":
                Require(keyword.Value.EnumerateArray().Any(member => JsonElement.DeepEquals(member, value)), place,
                    $"{value} is not in {keyword.Value}", errors);
                break;
            case "minLength" when value.ValueKind == JsonValueKind.String:
                Require(value.GetString()!.EnumerateRunes().Count() >= keyword.Value.GetInt32(), place, "is too short", errors);
                break;
            case "pattern" when value.ValueKind == JsonValueKind.String:
                Require(Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), place,
                    $"does not match {keyword.Value}", errors);
                break;
            case "minItems" when value.ValueKind == JsonValueKind.Array:
                Require(value.GetArrayLength() >= keyword.Value.GetInt32(), place, "has too few items", errors);
                break;
            case "maxItems" when value.ValueKind == JsonValueKind.Array:
                Require(value.GetArrayLength() <= keyword.Value.GetInt32(), place, "has too many items", errors);
                break;
            case "items" when value.ValueKind == JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Check(keyword.Value, item, $"{place}[{index++}]", errors);
                }

                break;
            case "required" when value.ValueKind == JsonValueKind.Object:
                foreach (var name in Strings(keyword.Value))
                {
                    Require(value.TryGetProperty(name, out _), place, $"lacks {name}", errors);
                }

                break;
            case "properties" when value.ValueKind == JsonValueKind.Object:
                foreach (var property in keyword.Value.EnumerateObject())
                {
                    if (value.TryGetProperty(property.Name, out var inner))
                    {
                        Check(property.Value, inner, $"{place}.{property.Name}", errors);
                    }
                }

                break;
            case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    if (!schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(property.Name, out _))
                    {
                        Check(keyword.Value, property.Value, $"{place}.{property.Name}", errors);
                    }
                }

                break;
            case "minLength" or "pattern" or "minItems" or "maxItems" or "items" or "required" or "properties" or "additionalProperties":
                break;
            default:
                if (!s_annotations.Contains(keyword.Name))
                {
                    throw new NotSupportedException($"The schema uses {keyword.Name}, which this validator does not know.");
                }

                break;
        }
    }

    private void CheckAnyOf(JsonElement choices, JsonElement value, string place, List<string> errors)
    {
        List<string>? nearest = null;
        foreach (var choice in choices.EnumerateArray())
        {
            var own = new List<string>();
            Check(choice, value, place, own);
            if (own.Count == 0)
            {
                return;
            }

            nearest = nearest is null || own.Count < nearest.Count ? own : nearest;
        }

        errors.Add($"{place}: fits none of the choices; nearest: {string.Join("; ", nearest ?? [])}");
    }

    private JsonElement Resolve(string pointer)
    {
        if (!pointer.StartsWith("#/", StringComparison.Ordinal))
        {
            throw new NotSupportedException($"The reference {pointer} does not point into the schema itself.");
        }

        var element = _root;
        foreach (var step in pointer[2..].Split('/'))
        {
            element = element.GetProperty(step);
        }

        return element;
    }

    private static IEnumerable<string> Strings(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(entry => entry.GetString()!) : [value.GetString()!];

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && decimal.IsInteger(number),
        _ => throw new NotSupportedException($"The schema uses the type {type}, which JSON Schema does not have."),
    };

    private static void Require(bool holds, string place, string otherwise, List<string> errors)
    {
        if (!holds)
        {
            errors.Add($"{place}: {otherwise}");
        }
    }
}
