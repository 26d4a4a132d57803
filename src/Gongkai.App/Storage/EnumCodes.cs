using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gongkai.App.Storage;

/// <summary>代码存储 — enums are stored as short text codes: CompetentDepartment as competent-department.</summary>
internal sealed class EnumCodes<T>() : ValueConverter<T, string>(value => EnumCodes.Of(value), code => EnumCodes.Member<T>(code))
    where T : struct, Enum;

/// <summary>代码 — the stored form of an enum member.</summary>
internal static class EnumCodes
{
    internal static string Code(string member) => SnakeCase.Of(member).Replace('_', '-');

    internal static string Of<T>(T member)
        where T : struct, Enum => Known<T>.Codes.TryGetValue(member, out var code) ? code : Code(member.ToString());

    internal static T Member<T>(string code)
        where T : struct, Enum => Known<T>.Members.TryGetValue(code, out var member) ? member : Enum.Parse<T>(code.Replace("-", "", StringComparison.Ordinal), true);

    // Every row that is read or written asks for some of them.
    private static class Known<T>
        where T : struct, Enum
    {
        internal static readonly Dictionary<T, string> Codes = Enum.GetValues<T>().Distinct().ToDictionary(member => member, member => Code(member.ToString()));

        internal static readonly Dictionary<string, T> Members = Codes.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
