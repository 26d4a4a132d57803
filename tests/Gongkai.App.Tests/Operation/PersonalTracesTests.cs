using Gongkai.App.Operation;
using Gongkai.Testing;

namespace Gongkai.App.Tests.Operation;

public sealed class PersonalTracesTests
{
    [Theory(DisplayName = "日志中的个人信息一律遮盖")]
    [InlineData("发给 wang.wu@mail.example.cn 失败", "发给 [邮箱] 失败")]
    [InlineData("手机13912345678不通", "手机[电话]不通")]
    [InlineData("+8613912345678", "+[电话]")]
    [InlineData("139 1234 5678", "[电话]")]
    [InlineData("139-1234-5678。", "[电话]。")]
    [InlineData("座机 0571-88001234", "座机 [电话]")]
    [InlineData("证号33010619800101123X，请核", "证号[号码]，请核")]
    [InlineData("证号330106198001011234", "证号[号码]")]
    [InlineData("来自 203.0.113.57:4431", "来自 [地址]:4431")]
    [InlineData("来自 2001:db8::8a2e:370:7334", "来自 [地址]")]
    [InlineData("GET /requests/find?name=王五&code=8812 HTTP", "GET /requests/find?[略] HTTP")]
    [InlineData("Host=db;Password=s3cret;Port=5432", "Host=db;[略];Port=5432")]
    public void Masked_PersonalData_IsGone(string text, string masked) => Assert.Equal(masked, PersonalTraces.Masked(text));

    [Theory(DisplayName = "不是个人信息的照原样")]
    [InlineData("Now listening on: http://127.0.0.1:5080")]
    [InlineData("2026-11-20 09:30:00 启动")]
    [InlineData("2026-11-20T01:30:00.000Z")]
    [InlineData("任务 019365a1-7c3e-7b1d-9f00-139123456789 完成")]
    [InlineData("第 12345678 条，共 100000 条")]
    [InlineData("云政公开〔2026〕15号，20261120")]
    [InlineData("Microsoft.EntityFrameworkCore 10.0.14")]
    [InlineData("耗时 00:00:01.2345678")]
    [InlineData("是否继续? 是")]
    public void Masked_OtherText_StaysAsItIs(string text) => Assert.Equal(text, PersonalTraces.Masked(text));

    [Fact(DisplayName = "很长的敌意输入：八倍长只花约八倍的功夫")]
    public void Masked_HostileText_TakesLinearTime()
    {
        static string Text(int length) => string.Concat(Enumerable.Repeat("a.b-c_1:2@", length / 10)) + new string('1', length) + new string('a', length) + string.Concat(Enumerable.Repeat("1:", length / 2));
        var (small, large) = (Text(5_000), Text(5_000 * Growth.Times));

        Assert.InRange(Growth.Factor(() => PersonalTraces.Masked(small), () => PersonalTraces.Masked(large)), 0, Growth.MostOfLinear);
    }
}
