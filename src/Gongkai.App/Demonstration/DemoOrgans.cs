using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;

namespace Gongkai.App.Demonstration;

/// <summary>示例机关 — a tree of organs that do not exist.</summary>
internal sealed class DemoOrgans(DemoNames names, SiteClock clock)
{
    private static readonly (string Name, string Short)[] s_bureaus =
    [
        ("工业和信息化局", "工信"), ("水务局", "水"), ("发展和改革委员会", "发改"), ("教育局", "教"), ("科学技术局", "科"), ("民政局", "民"), ("司法局", "司"), ("财政局", "财"),
        ("人力资源和社会保障局", "人社"), ("自然资源局", "自然资"), ("生态环境局", "环"), ("住房和城乡建设局", "建"), ("交通运输局", "交"), ("农业农村局", "农"), ("商务局", "商"),
        ("文化和旅游局", "文旅"), ("卫生健康委员会", "卫"), ("应急管理局", "应急"), ("审计局", "审"), ("市场监督管理局", "市监"), ("统计局", "统"), ("数据局", "数"),
    ];

    private static readonly (string Name, string Duties)[] s_units =
    [
        ("办公室", "文电、会务、信访、政务公开和依申请公开"), ("政策法规处", "政策起草、规范性文件审查、行政复议和应诉"), ("综合规划处", "规划、统计、建议提案办理"),
        ("行政审批处", "行政许可受理、审批和公示"), ("宣传教育处", "信息发布、新闻宣传、网站和新媒体"), ("技术改造处", "技术改造、项目备案、资金补贴"),
    ];

    private readonly List<Organ> _organs = [];

    internal List<OrganUnit> Units { get; } = [];

    /// <summary>The tree in order, parents before children; the first organ of the first city is always 云汀市人民政府.</summary>
    internal IReadOnlyList<Organ> Create(DemoScale scale)
    {
        var province = scale.Cities > 1 ? Add(null, "岚澜省人民政府", "岚政", OrganKind.ProvincialGovernment) : null;
        for (var city = 0; city < scale.Cities; city++)
        {
            var name = city == 0 ? "云汀市" : names.Place() + "市";
            var government = Add(province, name + "人民政府", name[..1] + "政", OrganKind.MunicipalGovernment);
            Bureaus(government, name, scale.BureausACity, OrganKind.MunicipalDepartment);
            for (var district = 0; district < scale.DistrictsACity; district++)
            {
                var area = names.Place() + (district % 2 == 0 ? "区" : "县");
                var below = Add(government, name + area + "人民政府", area[..2] + "政", OrganKind.CountyLevelGovernment);
                Bureaus(below, name + area, scale.BureausADistrict, OrganKind.CountyLevelDepartment);
                for (var township = 0; township < scale.TownshipsADistrict; township++)
                {
                    var town = names.Place();
                    Add(below, name + area + town + "镇人民政府", town + "政", OrganKind.TownshipGovernment);
                }
            }
        }

        return _organs;
    }

    private void Bureaus(Organ government, string place, int count, OrganKind kind)
    {
        foreach (var (name, shortName) in s_bureaus.Take(count))
        {
            Add(government, place + name, place[..1] + shortName, kind);
        }
    }

    private Organ Add(Organ? parent, string name, string shortName, OrganKind kind)
    {
        var number = _organs.Count + 1;
        var body = $"11990000{number:D9}";
        var profile = new OrganProfile(name, shortName, kind, Office(name))
        {
            HasRuleMakingPower = OrganKinds.HasRuleMakingPower(kind) == true,
            CreditCode = body + CreditCodes.CheckCharacter(body),
            SiteCode = $"99{number:D8}",
            Duties = $"贯彻执行有关法律法规，拟订{name}职责范围内的政策、规划并组织实施；办理行政许可、行政处罚和公共服务事项；主动公开和依申请公开政府信息。",
        };
        var organ = Organ.Create(names.NewId(clock.Now), number, parent, profile).Value;
        _organs.Add(organ);
        Units.AddRange(s_units.Select((unit, position) =>
        {
            var added = new OrganUnit(names.NewId(clock.Now), organ.Id, unit.Name, position + 1);
            added.Describe(unit.Duties);
            return added;
        }));
        return organ;
    }

    // Numbers that begin with 000 are given to nobody.
    private DisclosureOffice Office(string name) => new(name + "办公室", $"{names.Street()}", $"99{names.Random.Next(1000, 9999)}", $"000-{names.Random.Next(1000000, 9999999)}")
    {
        Fax = $"000-{names.Random.Next(1000000, 9999999)}",
        Email = $"xxgk{_organs.Count + 1}@example.invalid",
        Hours = "工作日 9:00–12:00，13:30–17:00",
        SupervisionPhone = $"000-{names.Random.Next(1000000, 9999999)}",
    };
}
