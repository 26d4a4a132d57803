using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Tests.Requests;

public sealed class PaperNumberTests
{
    [Theory(DisplayName = "发文字号：机关代字、六角括号年份、序号")]
    [InlineData("云信公开〔2026〕12号", "云信公开〔2026〕12号")]
    [InlineData(" 云信公开[2026]1号 ", "云信公开〔2026〕1号")]
    [InlineData("云信公开［2024］1234号", "云信公开〔2024〕1234号")]
    public void Parse_Number_IsWrittenInThePrescribedForm(string text, string expected) =>
        Assert.Equal(expected, PaperNumber.Parse(text).Value.ToString());

    [Theory(DisplayName = "不合格式的发文字号不接受")]
    [InlineData("", "paper-number-format")]
    [InlineData("云信公开2026年12号", "paper-number-format")]
    [InlineData("云信公开〔2026〕第12号", "paper-number-format")]
    [InlineData("云信公开〔2026〕012号", "paper-number-format")]
    [InlineData("云信公开〔2026〕12", "paper-number-format")]
    [InlineData("云信公开〔26〕12号", "paper-number-format")]
    [InlineData("云信公开〔2026〕9999999999号", "paper-number-format")]
    [InlineData("〔2026〕12号", "paper-number-format")]
    [InlineData("云信1〔2026〕12号", "paper-number-mark")]
    [InlineData("云信〔〔2026〕12号", "paper-number-format")]
    [InlineData("云信公开〔1026〕12号", "paper-number-range")]
    public void Parse_OtherText_IsRefused(string text, string code) => Assert.Equal(code, PaperNumber.Parse(text).Refusal?.Code);

    [Fact]
    public void Parse_WhatIsWritten_GivesTheSameNumber()
    {
        for (var count = 1; count < 100_000; count += 997)
        {
            var number = PaperNumber.Of("云山公开", 2008 + (count % 100), count).Value;

            Assert.Equal(number, PaperNumber.Parse(number.ToString()).Value);
        }
    }

    [Fact]
    public void Of_ZeroCount_IsRefused() => Assert.Equal("paper-number-range", PaperNumber.Of("云山公开", 2026, 0).Refusal?.Code);
}
