using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Tests.Reports;

public sealed class OrganKindsTests
{
    [Theory(DisplayName = "由机关名称判断层级和类别")]
    [InlineData("南京市工业和信息化局", OrganKind.MunicipalDepartment)]
    [InlineData("张家港市工业和信息化局", OrganKind.CountyLevelDepartment)]
    [InlineData("津市市教育局", OrganKind.CountyLevelDepartment)]
    [InlineData("南京市人民政府", OrganKind.MunicipalGovernment)]
    [InlineData("南京市人民政府办公室", OrganKind.MunicipalDepartment)]
    [InlineData("南京市人民政府国有资产监督管理委员会", OrganKind.MunicipalDepartment)]
    [InlineData("南京市市场监督管理局", OrganKind.MunicipalDepartment)]
    [InlineData("南京市城市管理局", OrganKind.MunicipalDepartment)]
    [InlineData("南京市玄武区人民政府", OrganKind.CountyLevelGovernment)]
    [InlineData("江苏省南京市玄武区教育局", OrganKind.CountyLevelDepartment)]
    [InlineData("济宁市市中区人民政府", OrganKind.CountyLevelGovernment)]
    [InlineData("晋城市城区民政局", OrganKind.CountyLevelDepartment)]
    [InlineData("晋城市社区建设办公室", OrganKind.MunicipalDepartment)]
    [InlineData("江苏省教育厅", OrganKind.ProvincialDepartment)]
    [InlineData("江苏省人民政府", OrganKind.ProvincialGovernment)]
    [InlineData("江苏省人民政府办公厅", OrganKind.ProvincialDepartment)]
    [InlineData("内蒙古自治区财政厅", OrganKind.ProvincialDepartment)]
    [InlineData("北京市人民政府", OrganKind.ProvincialGovernment)]
    [InlineData("北京市教育委员会", OrganKind.ProvincialDepartment)]
    [InlineData("北京市东城区人民政府", OrganKind.CountyLevelGovernment)]
    [InlineData("上海市浦东新区生态环境局", OrganKind.CountyLevelDepartment)]
    [InlineData("重庆市城口县人民政府", OrganKind.CountyLevelGovernment)]
    [InlineData("延边朝鲜族自治州人民政府", OrganKind.MunicipalGovernment)]
    [InlineData("大兴安岭地区行政公署", OrganKind.MunicipalGovernment)]
    [InlineData("锡林郭勒盟教育局", OrganKind.MunicipalDepartment)]
    [InlineData("三江侗族自治县人民政府", OrganKind.CountyLevelGovernment)]
    [InlineData("准格尔旗人民政府", OrganKind.CountyLevelGovernment)]
    [InlineData("东莞市人民政府", OrganKind.MunicipalGovernment)]
    [InlineData("景德镇市人民政府", OrganKind.MunicipalGovernment)]
    [InlineData("张家港市杨舍镇人民政府", OrganKind.TownshipGovernment)]
    [InlineData("南京市江宁区东山街道办事处", OrganKind.TownshipGovernment)]
    [InlineData("云岭县清溪乡人民政府", OrganKind.TownshipGovernment)]
    [InlineData("云泽市临湖区教育局", OrganKind.CountyLevelDepartment)]
    [InlineData("财政部", OrganKind.StateCouncilDepartment)]
    [InlineData("中华人民共和国财政部", OrganKind.StateCouncilDepartment)]
    [InlineData("国家税务总局", OrganKind.StateCouncilDepartment)]
    [InlineData("国家税务总局张家港市税务局", OrganKind.CountyLevelDepartment)]
    [InlineData("国务院国有资产监督管理委员会", OrganKind.StateCouncilDepartment)]
    [InlineData("市工业和信息化局", null)]
    [InlineData("云泽市数据管理局", null)]
    [InlineData("江苏省云泽市教育局", null)]
    [InlineData("南京市江北新区管理委员会", null)]
    [InlineData("苏州工业园区管理委员会", null)]
    [InlineData("南京市自来水公司", null)]
    [InlineData("南京市中级人民法院", null)]
    [InlineData("国家统计局南京调查队", null)]
    [InlineData("南京市", null)]
    [InlineData("", null)]
    public void Classify_Name_GivesLevelAndKind(string name, OrganKind? expected) => Assert.Equal(expected, OrganKinds.Classify(name));

    [Theory(DisplayName = "规章制定权只在国务院部门、省级政府、设区的市和自治州政府")]
    [InlineData(OrganKind.StateCouncilDepartment, true)]
    [InlineData(OrganKind.ProvincialGovernment, true)]
    [InlineData(OrganKind.ProvincialDepartment, false)]
    [InlineData(OrganKind.MunicipalGovernment, true)]
    [InlineData(OrganKind.MunicipalDepartment, false)]
    [InlineData(OrganKind.CountyLevelGovernment, false)]
    [InlineData(OrganKind.CountyLevelDepartment, false)]
    [InlineData(OrganKind.TownshipGovernment, false)]
    [InlineData(null, null)]
    public void HasRuleMakingPower_EachKind_IsDecided(OrganKind? kind, bool? expected) => Assert.Equal(expected, OrganKinds.HasRuleMakingPower(kind));

    [Fact]
    public void Names_EveryKind_HasOne() =>
        Assert.All(Enum.GetValues<OrganKind>(), kind =>
        {
            Assert.True(char.IsLower(OrganKinds.JsonName(kind)[0]));
            Assert.NotEmpty(OrganKinds.InChinese(kind));
        });
}
