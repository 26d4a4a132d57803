using Gongkai.Web.Security;

namespace Gongkai.Web.Tests.Security;

public sealed class LocalPathTests
{
    [Theory(DisplayName = "只回到本站的地址")]
    [InlineData("/", "/")]
    [InlineData("/content?page=2", "/content?page=2")]
    [InlineData("//evil.example", "/home")]
    [InlineData("/\\evil.example", "/home")]
    [InlineData("https://evil.example/", "/home")]
    [InlineData("/a\r\nSet-Cookie: x=1", "/home")]
    [InlineData("/a\tb", "/home")]
    [InlineData("", "/home")]
    [InlineData(null, "/home")]
    public void LocalOr_APath_StaysOnTheSite(string? path, string expected) => Assert.Equal(expected, RequestKind.LocalOr(path, "/home"));
}
