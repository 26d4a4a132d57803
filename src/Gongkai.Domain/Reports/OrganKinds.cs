using System.Text.Json;

namespace Gongkai.Domain.Reports;

/// <summary>机关类别判定 — level and kind of an organ from its name and the list of places; 立法法 91、93, 条例 49.</summary>
public static class OrganKinds
{
    private static readonly string[] s_townships =
        ["街道办事处", "街道办", "街道", "镇人民政府", "乡人民政府", "苏木人民政府", "镇政府", "乡政府", "镇", "乡", "苏木"];

    // Enterprises, schools, courts and assemblies have names of the same shape but are no administrative organs.
    private static readonly string[] s_otherBodies =
        ["公司", "集团", "银行", "学校", "大学", "学院", "中学", "小学", "医院", "人民法院", "人民检察院", "人民代表大会常务委员会", "政治协商会议"];

    /// <summary>The kind of an organ; null where the name does not tell: no place, a city
    /// on no list, a development zone, a body that is no organ.</summary>
    public static OrganKind? Classify(string organName)
    {
        var name = organName.Trim();
        var bracket = name.AsSpan().IndexOfAny('（', '(');
        if (bracket > 0)
        {
            name = name[..bracket];
        }

        if (EndsWithAny(name, s_otherBodies))
        {
            return null;
        }

        if (StateCouncil(name) is { } stateCouncil)
        {
            return stateCouncil.IsItself ? OrganKind.StateCouncilDepartment : stateCouncil.Tail.Length < name.Length ? Classify(stateCouncil.Tail)
                : null;
        }

        var place = OrganPlace.Find(name);
        if (EndsWithAny(name, s_townships) && !name.EndsWith("城镇", StringComparison.Ordinal) && !name.EndsWith("城乡", StringComparison.Ordinal))
        {
            return OrganKind.TownshipGovernment;
        }

        var rest = name.AsSpan(place.Length);
        var isGovernment = rest is "人民政府" or "政府" or "行政公署" or "行署";
        return rest.Length == 0 ? null : place.Level switch
        {
            PlaceLevel.Province => isGovernment ? OrganKind.ProvincialGovernment : OrganKind.ProvincialDepartment,
            PlaceLevel.Prefecture => isGovernment ? OrganKind.MunicipalGovernment : OrganKind.MunicipalDepartment,
            PlaceLevel.County => isGovernment ? OrganKind.CountyLevelGovernment : OrganKind.CountyLevelDepartment,
            _ => null,
        };
    }

    /// <summary>Whether organs of a kind may make government rules; null where the kind is unknown.</summary>
    public static bool? HasRuleMakingPower(OrganKind? kind) => kind switch
    {
        null => null,
        OrganKind.StateCouncilDepartment or OrganKind.ProvincialGovernment or OrganKind.MunicipalGovernment => true,
        _ => false,
    };

    /// <summary>Whether an organ may report government rules: those who make them, and the general office that reports for its government.</summary>
    public static bool? MayReportGovernmentRules(OrganKind? kind, string? organName)
    {
        if (kind == OrganKind.MunicipalGovernment && organName is not null
            && (organName.EndsWith("行政公署", StringComparison.Ordinal) || organName.EndsWith("行署", StringComparison.Ordinal)))
        {
            return false;
        }

        var isGeneralOffice = kind is OrganKind.ProvincialDepartment or OrganKind.MunicipalDepartment
            && organName is not null
            && (organName.EndsWith("政府办公厅", StringComparison.Ordinal) || organName.EndsWith("政府办公室", StringComparison.Ordinal));
        return isGeneralOffice ? true : HasRuleMakingPower(kind);
    }

    /// <summary>The kind as results name it, for example municipalDepartment.</summary>
    public static string JsonName(OrganKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    public static string InChinese(OrganKind kind) => kind switch
    {
        OrganKind.StateCouncilDepartment => "国务院部门",
        OrganKind.ProvincialGovernment => "省级政府",
        OrganKind.ProvincialDepartment => "省级政府部门",
        OrganKind.MunicipalGovernment => "设区的市、自治州政府",
        OrganKind.MunicipalDepartment => "设区的市、自治州的政府部门",
        OrganKind.CountyLevelGovernment => "县级政府",
        OrganKind.CountyLevelDepartment => "县级政府部门",
        OrganKind.TownshipGovernment => "乡镇政府、街道办事处",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    // A department of the State Council itself, or the local unit that carries its name before the place: 国家税务总局某市税务局.
    private static (bool IsItself, string Tail)? StateCouncil(string name)
    {
        const string Republic = "中华人民共和国";
        var plain = name.StartsWith(Republic, StringComparison.Ordinal) ? name[Republic.Length..] : name;
        if (plain.StartsWith("国务院", StringComparison.Ordinal) && plain.Length > "国务院".Length)
        {
            return (true, "");
        }

        foreach (var department in Places.Known.StateCouncilDepartments)
        {
            if (plain.StartsWith(department, StringComparison.Ordinal))
            {
                return (plain.Length == department.Length, plain[department.Length..]);
            }
        }

        return plain.StartsWith("国家", StringComparison.Ordinal) || plain.Length < name.Length ? (false, name) : null;
    }

    private static bool EndsWithAny(string name, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
