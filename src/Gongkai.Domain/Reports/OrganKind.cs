namespace Gongkai.Domain.Reports;

/// <summary>机关类别 — level and kind of the reporting organ as far as its name tells; 立法法 91、93 and 条例 49 ask for it.</summary>
public enum OrganKind
{
    /// <summary>国务院部门.</summary>
    StateCouncilDepartment,

    /// <summary>省级政府（省、自治区、直辖市）.</summary>
    ProvincialGovernment,

    /// <summary>省级政府部门.</summary>
    ProvincialDepartment,

    /// <summary>设区的市、自治州政府.</summary>
    MunicipalGovernment,

    /// <summary>设区的市、自治州政府部门.</summary>
    MunicipalDepartment,

    /// <summary>县级政府（县、区、县级市、旗）.</summary>
    CountyLevelGovernment,

    /// <summary>县级政府部门.</summary>
    CountyLevelDepartment,

    /// <summary>乡镇政府、街道办事处.</summary>
    TownshipGovernment,
}
