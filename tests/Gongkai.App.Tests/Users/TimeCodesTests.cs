using Gongkai.App.Users;

namespace Gongkai.App.Tests.Users;

public sealed class TimeCodesTests
{
    // Key of the appendix ("12345678901234567890") in Base32; the appendix shows eight figures, the last six are these.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory(DisplayName = "动态口令与 RFC 6238 附录 B 的示例一致")]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void At_StandardInstants_GivesTheStandardCode(long second, string code) =>
        Assert.Equal(code, TimeCodes.At(Key, DateTimeOffset.FromUnixTimeSeconds(second)));
}
