using System.Text.RegularExpressions;
using Gongkai.Testing;

namespace Gongkai.Web.Tests.Pages;

public sealed partial class PageTextTests
{
    // A letter before the sign makes it an e-mail address for the template language: the reader would see the program's own words.
    [Fact(DisplayName = "页面上不会露出程序里的名字（汉字后面直接写 @名字，会原样显示）")]
    public void Templates_ExpressionAfterLetter_IsBracketed()
    {
        var pages = Directory.EnumerateFiles(RepositoryRoot.File("src/Gongkai.Web/Pages"), "*.cshtml", SearchOption.AllDirectories).ToList();

        Assert.True(pages.Count > 100, "没有找到页面。");
        Assert.Empty(pages.SelectMany(page => File.ReadLines(page).Where(line => Bare().IsMatch(line)).Select(line => $"{Path.GetFileName(page)}: {line.Trim()}")));
    }

    [GeneratedRegex(@"[\p{L}\p{N}]@(?:Model|row|item|[a-z]+\.)[A-Za-z.]*")]
    private static partial Regex Bare();
}
