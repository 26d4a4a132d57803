using System.Text.Json;
using Gongkai.Testing;

namespace Gongkai.Documents.Tests.Reports.Writing;

public sealed class JsonSchemaTests
{
    private const string Schema = """
        {
          "type": "object",
          "properties": {
            "n": {"type": ["integer", "null"]}, "s": {"type": "string", "minLength": 2, "pattern": "^[a-z]+$"}, "k": {"enum": ["a", null]}, "c": {"const": 1},
            "l": {"type": "array", "items": {"$ref": "#/$defs/item"}, "minItems": 1, "maxItems": 2}, "m": {"type": "object", "additionalProperties": {"type": "number"}}
          },
          "required": ["n"],
          "additionalProperties": false,
          "$defs": {"item": {"anyOf": [{"type": "boolean"}, {"type": "string"}]}}
        }
        """;

    [Theory]
    [InlineData("""{"n":1}""")]
    [InlineData("""{"n":null,"s":"ab","k":null,"c":1.0,"l":[true,"x"],"m":{"任意":1.5}}""")]
    public void Validate_FittingValue_FindsNothing(string json) => Assert.Equal([], Validate(Schema, json));

    [Theory]
    [InlineData("[]", "$: ")]
    [InlineData("{}", "$: lacks n")]
    [InlineData("""{"n":1.5}""", "$.n: ")]
    [InlineData("""{"n":1,"s":"a"}""", "$.s: is too short")]
    [InlineData("""{"n":1,"s":"AB"}""", "$.s: does not match")]
    [InlineData("""{"n":1,"k":"b"}""", "$.k: ")]
    [InlineData("""{"n":1,"c":2}""", "$.c: ")]
    [InlineData("""{"n":1,"l":[]}""", "$.l: has too few items")]
    [InlineData("""{"n":1,"l":["a","b","c"]}""", "$.l: has too many items")]
    [InlineData("""{"n":1,"l":[1]}""", "$.l[0]: fits none")]
    [InlineData("""{"n":1,"m":{"x":"1"}}""", "$.m.x: ")]
    [InlineData("""{"n":1,"unknown":1}""", "$.unknown: nothing is allowed here")]
    public void Validate_WrongValue_NamesThePlace(string json, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Validate(Schema, json)), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"oneOf":[]}""")]
    [InlineData("""{"type":"decimal"}""")]
    [InlineData("""{"$ref":"https://example.org/other"}""")]
    public void Validate_SchemaWithUnknownKeyword_Throws(string schema) => Assert.Throws<NotSupportedException>(() => Validate(schema, "1"));

    private static IReadOnlyList<string> Validate(string schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSchema.Parse(schema).Validate(document.RootElement);
    }
}
