using System.Text;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Tests.Reports.Sources;

public sealed class TextDecodingTests
{
    private const string Text = "某某局2020年政府信息公开工作年度报告\r\n一、总体情况\u3000共12条〔2020〕3号\n二、主动公开";

    private static readonly Encoding s_gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Text) },
        { "UTF-8 BOM", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)] },
        { "UTF-16LE BOM", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)] },
        { "UTF-16BE BOM", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)] },
        { "UTF-16LE", Encoding.Unicode.GetBytes(Text) },
        { "UTF-16BE", Encoding.BigEndianUnicode.GetBytes(Text) },
        { "GB18030", s_gb18030.GetBytes(Text) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Decode_KnownEncoding_GivesTheText(string encoding, byte[] bytes)
    {
        var decoded = TextDecoding.Decode(bytes);

        Assert.Equal($"{encoding} {Text}", $"{encoding} {decoded.Value}");
    }

    [Fact]
    public void Decode_RareCharacterOfFourBytes_IsRead() => Assert.Equal("㐂镕𠮷", TextDecoding.Decode(s_gb18030.GetBytes("㐂镕𠮷")).Value);

    [Theory]
    [InlineData("<meta charset=gb2312><p>", true)]
    [InlineData("<meta http-equiv=Content-Type content='text/html; charset=utf-8'><p>", false)]
    public void Decode_ClaimAgainstTheBytes_IsIgnored(string head, bool isUtf8)
    {
        var bytes = isUtf8 ? Encoding.UTF8.GetBytes(head + Text) : s_gb18030.GetBytes(head + Text);

        Assert.Equal(head + Text, TextDecoding.Decode(bytes).Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decode_CutInTheLastCharacter_LosesOnlyThat(bool isUtf8)
    {
        var bytes = isUtf8 ? Encoding.UTF8.GetBytes(Text) : s_gb18030.GetBytes(Text);

        Assert.StartsWith(Text[..^1], TextDecoding.Decode(bytes.AsSpan(0, bytes.Length - 1)).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_Noise_IsRefused()
    {
        var noise = new byte[4096];
        new Random(7).NextBytes(noise);

        Assert.Equal("source-binary", TextDecoding.Decode(noise).Refusal?.Code);
    }
}
