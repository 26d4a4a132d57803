using System.Text;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Tests.Reports.Sources;

public sealed class PackedContentTests
{
    [Theory(DisplayName = "压缩包校验和：与标准（CRC-32，ISO 3309）公布的例值一致")]
    [InlineData("", 0x0000_0000)]
    [InlineData("a", 0xE8B7_BE43)]
    [InlineData("123456789", 0xCBF4_3926)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414F_A339)]
    public void CheckSum_KnownTexts_HaveKnownSums(string text, uint sum) => Assert.Equal(sum, PackedContent.CheckSum(Encoding.ASCII.GetBytes(text)));
}
