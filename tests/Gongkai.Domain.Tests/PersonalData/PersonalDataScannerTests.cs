using Gongkai.Domain.PersonalData;

namespace Gongkai.Domain.Tests.PersonalData;

public sealed class PersonalDataScannerTests
{
    [Theory(DisplayName = "各类个人信息都能认出，并按惯例遮盖")]
    [InlineData("身份证号11010519491231002X。", PersonalDataKind.ResidentIdentityNumber, "身份证号110***********002X。")]
    [InlineData("（11010519491231002x）", PersonalDataKind.ResidentIdentityNumber, "（110***********002x）")]
    [InlineData("110105 19491231 002X", PersonalDataKind.ResidentIdentityNumber, "110*** ******** 002X")]
    [InlineData("1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", PersonalDataKind.ResidentIdentityNumber, "1 1 0 * * * * * * * * * * * 0 0 2 X")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ", PersonalDataKind.ResidentIdentityNumber, "１１０***********００２Ｘ")]
    [InlineData("身份证：110105194912310021", PersonalDataKind.ResidentIdentityNumber, "身份证：110***********0021")]
    [InlineData("旧证110105491231002", PersonalDataKind.OldResidentIdentityNumber, "旧证110********1002")]
    [InlineData("手机13800138000", PersonalDataKind.MobileNumber, "手机138****8000")]
    [InlineData("138-0013-8000", PersonalDataKind.MobileNumber, "138-****-8000")]
    [InlineData("+86 13800138000", PersonalDataKind.MobileNumber, "+86 138****8000")]
    [InlineData("电话：0531-88881234", PersonalDataKind.FixedLine, "电话：0531-******34")]
    [InlineData("（0531）88881234", PersonalDataKind.FixedLine, "（0531）******34")]
    [InlineData("联系电话 88881234", PersonalDataKind.FixedLine, "联系电话 8888**34")]
    [InlineData("卡6222021234567890128", PersonalDataKind.BankCard, "卡6222***********0128")]
    [InlineData("6222 0212 3456 7890 128", PersonalDataKind.BankCard, "6222 **** **** ***0 128")]
    [InlineData("开户行账号4000001234567899", PersonalDataKind.BankCard, "开户行账号4000********7899")]
    [InlineData("车牌京A12345停放", PersonalDataKind.VehiclePlate, "车牌京A***45停放")]
    [InlineData("粤B·D12345", PersonalDataKind.VehiclePlate, "粤B·****45")]
    [InlineData("鲁A1234学", PersonalDataKind.VehiclePlate, "鲁A***4学")]
    [InlineData("请发zhang.san@example.com。", PersonalDataKind.Email, "请发z***@example.com。")]
    [InlineData("护照号码：E12345678", PersonalDataKind.Passport, "护照号码：E******78")]
    [InlineData("来往内地通行证H12345678", PersonalDataKind.TravelPermit, "来往内地通行证H******78")]
    [InlineData("住址：长青巷12号", PersonalDataKind.Address, "住址：长青巷**号")]
    [InlineData("东阳市南山区建设路88号3栋2单元501室，", PersonalDataKind.Address, "东阳市南山区建设路**号*栋*单元***室，")]
    [InlineData("阳光小区6栋1102室", PersonalDataKind.Address, "阳光小区*栋****室")]
    [InlineData("姓名：张某某 性别：男", PersonalDataKind.NameWithIdentity, "姓名：张** 性别：男")]
    [InlineData("申请人李明，女，汉族", PersonalDataKind.NameWithIdentity, "申请人李*，女，汉族")]
    public void Scan_PersonalData_IsFoundAndMasked(string text, PersonalDataKind kind, string masked)
    {
        var finding = Assert.Single(PersonalDataScanner.Scan(text));

        Assert.Equal(kind, finding.Kind);
        Assert.Equal(masked, PersonalDataMask.Mask(text));
    }

    [Theory(DisplayName = "不是个人信息的不误报")]
    [InlineData("统一社会信用代码91370100MA3CXXXX1A")]
    [InlineData("统一社会信用代码：11100000000013127D")]
    [InlineData("国办公开办函〔2021〕30号，2021年9月17日印发")]
    [InlineData("京政发〔2023〕12号、鲁政办字〔2024〕105号")]
    [InlineData("索引号：000014349/2024-00012")]
    [InlineData("合同金额13800138000元，占13800138000.00")]
    [InlineData("人民币￥15912345678，计1,591,234.00元")]
    [InlineData("2023-01-01至2024-12-31，共365天")]
    [InlineData("热线12345、12369，客服4008001234")]
    [InlineData("邮编250001，建设路小学，办公室主任")]
    [InlineData("第12号令《道路运输条例》第三十三条第二款")]
    [InlineData("流水号20240101000012345678901234567890")]
    [InlineData("编号6222021234567890123")]
    [InlineData("京津冀协同发展，沪A股指数3000点")]
    [InlineData("男女比例、男性，女性，共12人")]
    [InlineData("a13800138000f3c2")]
    [InlineData("1 3 8 0 0 1 3 8 0 0 0")]
    [InlineData("总用地面积110105平方米，容积率2.5")]
    [InlineData("@所有人 关注@公开")]
    [InlineData("护照办理须知，通行证办理12345")]
    public void Scan_OtherNumbers_GiveNothing(string text) => Assert.Empty(PersonalDataScanner.Scan(text));

    [Fact(DisplayName = "机关公开的联系方式不报，旁边的私人电话照报")]
    public void Scan_OfficeContacts_AreLeftAlone()
    {
        var office = new OfficeContacts(["0531-88881234", "13900001111"], ["office@example.gov.cn"], ["东阳市南山区建设路88号"]);

        var found = PersonalDataScanner.Scan(
            "地址：东阳市南山区建设路88号，电话：0531-88881234-802、88881234、13900001111，邮箱OFFICE@example.gov.cn；私人电话13900002222", office);

        Assert.Equal("139****2222", Assert.Single(found).Masked);
    }

    [Fact(DisplayName = "一段文字里的多项信息按出现次序列出，互不重叠")]
    public void Scan_SeveralItems_ComeInOrderWithoutOverlap()
    {
        var found = PersonalDataScanner.Scan("13800138000@example.com，京A12345，11010519491231002X13900001111");

        Assert.Equal(
            [PersonalDataKind.Email, PersonalDataKind.VehiclePlate, PersonalDataKind.ResidentIdentityNumber, PersonalDataKind.MobileNumber],
            found.Select(finding => finding.Kind));
        Assert.All(found.Zip(found.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    [Theory]
    [InlineData("11010519491231002X", true)]
    [InlineData("110105194912310021", false)]
    [InlineData("990105194912310021", false)]
    [InlineData("11010519490231002X", false)]
    [InlineData("1101051949123100", false)]
    public void IsValid_IdentityNumber_NeedsPlaceDateAndCheck(string digits, bool isValid) => Assert.Equal(isValid, ResidentIdentityNumber.IsValid(digits));

    [Theory]
    [InlineData("11100000000013127D", true)]
    [InlineData("11100000000013127E", false)]
    [InlineData("1110000000001312ID", false)]
    public void IsValid_CreditCode_NeedsTheCheckCharacter(string code, bool isValid) => Assert.Equal(isValid, UnifiedSocialCreditCode.IsValid(code));

    [Fact]
    public void Rows_EveryKind_HasOneInOrder() =>
        Assert.Equal(Enum.GetValues<PersonalDataKind>(), PersonalDataKindRow.All.Select(row => row.Kind));
}
