using System.Text;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Tests.Reports.Sources;

public sealed class SourceFuzzTests
{
    private const int Rounds = 300;

    private const string Html =
        "<!doctype html><title>t</title><p>一、总体情况</p><table><thead><tr><th rowspan=2 colspan=2>甲<th>乙</thead><tr><td style='display:none'>1<td>2</table>";

    public static TheoryData<string, byte[]> Samples => new()
    {
        { "html", Encoding.UTF8.GetBytes(Html) },
        { "utf16", Encoding.Unicode.GetBytes(Html) },
        { "json", Encoding.UTF8.GetBytes("{\"title\":\"公开\",\"a\":[\"总体情况 行政复议 主动公开政府信息<table><tr><td>\\u003c\\ud83d\\ude00\",1,null]}") },
        { "script", Encoding.UTF8.GetBytes("var a = '总体情况 行政复议 \\x41\\u4e00' + \"主动公开政府信息<td>1\";") },
        { "csv", Encoding.UTF8.GetBytes("甲,乙,丙\n\"1\",\"2\n3\",4\n5,6,7\n8,9,10\n") },
        { "markdown", Encoding.UTF8.GetBytes("# 甲\n\n<table><tr><td>1</td></tr></table>\n末\t行\n") },
        { "mhtml", Encoding.UTF8.GetBytes("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>=E4=B8=80</p>=\n--b--") },
        { "docx", OfficeFiles.Docx("<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>") },
        { "xlsx", OfficeFiles.Xlsx("<row r='1'><c r='A1' s='0' t='n'><v>1.5</v></c><c r='C1' t='s'><v>0</v></c></row><mergeCells><mergeCell ref='A1:B9'/></mergeCells>", "<si><t>甲</t></si>", "<cellXfs><xf numFmtId='14'/></cellXfs>") },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Open_MutatedBytes_GivesDocumentOrRefusal(string format, byte[] sample)
    {
        var random = new Random(20_190_515);
        for (var round = 0; round < Rounds; round++)
        {
            var mutant = Mutate(sample, random);

            AssertDecided(SourceOpener.Open(mutant, $"{format}-{round}", SourceLimits.Default), $"{format}-{round}");
        }
    }

    /// <summary>Mutates the XML inside a package, which bytes of a compressed stream hardly ever reach.</summary>
    [Fact]
    public void Open_MutatedMarkup_GivesDocumentOrRefusal()
    {
        var random = new Random(20_210_926);
        var body = "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"u8.ToArray();
        var sheet = "<row r='1'><c r='A1' s='1'><v>44197.5</v></c><c r='B2'><v>-1e99</v></c></row><mergeCells><mergeCell ref='A1:B2'/></mergeCells>"u8.ToArray();
        var styles = "<numFmts><numFmt numFmtId='164' formatCode='[Red]#,##0.0_);\"x\"\\-0%;?'/></numFmts><cellXfs><xf/><xf numFmtId='164'/></cellXfs>"u8.ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var docx = OfficeFiles.Docx(Encoding.Latin1.GetString(MutateLetters(body, random)));
            var xlsx = OfficeFiles.Xlsx(Encoding.Latin1.GetString(MutateLetters(sheet, random)), "",
                Encoding.Latin1.GetString(MutateLetters(styles, random)));

            AssertDecided(SourceOpener.Open(docx, $"d-{round}", SourceLimits.Default), $"d-{round}");
            AssertDecided(SourceOpener.Open(xlsx, $"x-{round}", SourceLimits.Default), $"x-{round}");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Open_EveryTruncation_GivesDocumentOrRefusal(string format, byte[] sample)
    {
        for (var length = 0; length < sample.Length; length += Math.Max(1, sample.Length / Rounds))
        {
            AssertDecided(SourceOpener.Open(sample.AsMemory(0, length), format, SourceLimits.Default), format);
        }
    }

    private static void AssertDecided(Domain.Result<SourceDocument> opened, string name) =>
        Assert.True(opened.Succeeded ? opened.Value.Blocks.Count >= 0 : opened.Refusal.Message.StartsWith(name, StringComparison.Ordinal), name);

    private static byte[] Mutate(byte[] sample, Random random)
    {
        var mutant = sample.ToList();
        for (var change = random.Next(1, 6); change > 0 && mutant.Count > 1; change--)
        {
            var at = random.Next(mutant.Count);
            switch (random.Next(4))
            {
                case 0:
                    mutant[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mutant.RemoveRange(at, Math.Min(random.Next(1, 9), mutant.Count - at));
                    break;
                case 2:
                    mutant.InsertRange(at, mutant.GetRange(at, Math.Min(random.Next(1, 33), mutant.Count - at)));
                    break;
                default:
                    mutant[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. mutant];
    }

    private static byte[] MutateLetters(byte[] sample, Random random)
    {
        var mutant = (byte[])sample.Clone();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            mutant[random.Next(mutant.Length)] = "019AZaz-.,;'\"#?%[]:/ "u8[random.Next(21)];
        }

        return mutant;
    }
}
