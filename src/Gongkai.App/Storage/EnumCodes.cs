using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gongkai.App.Storage;

/// <summary>代码存储 — enums are stored as short text codes: CompetentDepartment as competent-department.</summary>
internal sealed class EnumCodes<T>() : ValueConverter<T, string>(value => EnumCodes.Code(value.ToString()), code => Enum.Parse<T>(code.Replace("-", ""), true))
    where T : struct, Enum;

/// <summary>代码 — the stored form of an enum member.</summary>
internal static class EnumCodes
{
    internal static string Code(string member) => SnakeCase.Of(member).Replace('_', '-');
}
