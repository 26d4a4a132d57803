using Gongkai.Domain.PersonalData;
using Gongkai.Testing;
using Gongkai.Testing.Release;

namespace Gongkai.Domain.Tests.PersonalData;

public sealed class PersonalDataBudgetTests
{
    private const int Samples = 2000;

    /// <summary>Most that may be missed of so many samples: the budget that is promised.</summary>
    public static TheoryData<string, int, Func<InventedPersonalData, string>> Kinds => new()
    {
        { "公民身份号码", 0, data => data.Identity() },
        { "分组身份证号", 0, data => data.Identity().Insert(14, " ").Insert(6, " ") },
        { "全角身份证号", 0, data => InventedPersonalData.FullWidth(data.Identity()) },
        { "十五位旧号", 0, data => data.OldIdentity() },
        { "手机号码", 0, data => data.Mobile() },
        { "分组手机号", 0, data => data.Mobile().Insert(7, " ").Insert(3, " ") },
        { "固定电话", 0, data => data.FixedLine() },
        { "银行卡号", 0, data => data.BankCard() },
        { "机动车号牌", 0, data => data.Plate() },
        { "新能源号牌", 0, data => data.EnergyPlate() },
        { "电子邮箱", 0, data => data.Email() },
        { "护照", 0, data => data.Passport() },
        { "通行证", 0, data => data.Permit() },
        { "详细地址", 0, data => data.Address() },
        { "姓名性别", 0, data => data.Person() },
    };

    [Theory(DisplayName = "漏报不超过预算，遮盖后不再报")]
    [MemberData(nameof(Kinds))]
    public void Scan_SeededSamples_KeepTheBudget(string kind, int mostMissed, Func<InventedPersonalData, string> make)
    {
        var data = new InventedPersonalData(20260101);
        var samples = Enumerable.Range(0, Samples).Select(_ => $"申请人提交：{make(data)}；请予核实").ToList();

        var missed = samples.Where(sample => PersonalDataScanner.Scan(sample).Count == 0).ToList();
        var remaining = samples.Where(sample => PersonalDataScanner.Scan(PersonalDataMask.Mask(sample)).Count > 0).ToList();

        Assert.True(missed.Count <= mostMissed, $"{kind} {missed.Count}：{missed.FirstOrDefault()}");
        Assert.Empty(remaining);
    }

    [Fact(DisplayName = "信用代码、文号、金额和日期：万分之五以下误报")]
    public void Scan_SeededOtherNumbers_KeepTheBudgetOfFalseAlarms()
    {
        var data = new InventedPersonalData(7);
        var samples = Enumerable.Range(0, Samples).SelectMany(i => (string[])
        [
            $"代码{data.CreditCode()}", $"东政发〔20{data.Digits(2)}〕{i}号", $"金额{data.Digits(6)}.{data.Digits(2)}元", $"面积{data.Digits(8)}平方米", $"流水{data.Digits(20)}",
        ]).ToList();

        var alarms = samples.Where(sample => PersonalDataScanner.Scan(sample).Count > 0).ToList();

        Assert.True(alarms.Count * 2000 <= samples.Count, string.Join('\n', alarms.Take(5)));
    }

    [Theory(DisplayName = "恶意文字：八倍长只花约八倍的功夫")]
    [InlineData("1")]
    [InlineData("11010519491231002")]
    [InlineData("1 ")]
    [InlineData("@")]
    [InlineData("a.b@")]
    [InlineData("一号")]
    [InlineData("京A1234")]
    [InlineData("姓名：张")]
    [InlineData("110105194912310022")]
    public void Scan_Hostile_IsLinear(string unit)
    {
        string Text(int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));
        var (small, large) = (Text(3_000), Text(3_000 * Growth.Times));

        Assert.InRange(Growth.Factor(() => PersonalDataScanner.Scan(small), () => PersonalDataScanner.Scan(large)), 0, Growth.MostOfLinear);
    }
}
