using System.Buffers;
using System.Text;
using System.Text.Json;
using Gongkai.Documents.Reports.Sources;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain;
using Gongkai.Domain.Reports;
using Gongkai.Testing;
using Gongkai.Testing.Reports;

namespace Gongkai.Documents.Tests.Reports.Writing;

public sealed class ReportJsonTests
{
    private static readonly JsonSchema s_schema = JsonSchema.Parse(File.ReadAllText(RepositoryRoot.File("docs/schema/annual-report.json")));

    private static readonly CheckResult s_check = new(
        [new Finding("B02", Severity.Error, "part3.total", ["part3.newReceived.total"], "6 + 4 = 10", "8", "不相等。",
            Provision.Regulation("第五十条")) { Repair = "没有唯一的更正。" }],
        [new NotAssessable("B03", "part3.total", ["part3.granted.total"], "单元格不可读。")]);

    [Fact(DisplayName = "格的五种状态各有自己的写法，不可读的格不出现")]
    public void Write_CellOfEachState_HasItsOwnForm()
    {
        var report = ReportBuilder.For("2019")
            .Cell("part3.granted.naturalPerson", "44件").Blank("part3.granted.commercialEnterprise").Cell("part3.granted.researchInstitution", "/")
            .Cell("part3.granted.publicWelfareOrganization", "无").Cell("part3.granted.legalServiceOrganization", "3.50").Unread("part3.granted.total")
            .Cell("part2.art20_9.centralProcurement.amount", "25.8万元").Build();

        var root = Write(report);

        Assert.Equal(
            """{"naturalPerson":44,"commercialEnterprise":null,"researchInstitution":"/","publicWelfareOrganization":"无","legalServiceOrganization":3.5,"otherOrganization":0}""",
            root.GetProperty("part3").GetProperty("granted").GetRawText());
        Assert.Equal("""{"raw":"25.8万元","yuan":258000}""",
            root.GetProperty("part2").GetProperty("art20_9").GetProperty("centralProcurement").GetProperty("amount").GetRawText());
        Assert.Equal("part3.granted.total", root.GetProperty("unreadable")[0].GetProperty("where").GetString());
        Assert.False(root.GetProperty("provenance").TryGetProperty("part3.granted.total", out _));
    }

    [Theory(DisplayName = "2021年格式的收费金额一律换算成万元，没有单位的不换算")]
    [InlineData("1.5", "1.5")]
    [InlineData("15000元", "1.5")]
    [InlineData("0.5亿元", "5000")]
    [InlineData("", "null")]
    [InlineData("/", "\"/\"")]
    public void Write_AmountInAnyUnit_IsInTenThousandYuan(string printed, string expected)
    {
        var root = Write(ReportBuilder.For("2021").Cell("part2.art20_8.administrativeCharge.amountWanYuan", printed).Build());

        Assert.Equal(expected, root.GetProperty("part2").GetProperty("art20_8").GetProperty("administrativeCharge").GetProperty("amountWanYuan")
            .GetRawText());
    }

    [Fact(DisplayName = "没有找到的表没有键，两表格式不同时为mixed")]
    public void Write_TableMissingOrOfOtherFormat_SaysSo()
    {
        var root = Write(ReportBuilder.For("2019").TableOf("part2", "2021").WithoutTable("part4").Build());

        Assert.Equal("mixed", root.GetProperty("format").GetString());
        Assert.Equal("""{"part2":"2021","part3":"2019","part4":null}""", root.GetProperty("tableFormats").GetRawText());
        Assert.False(root.TryGetProperty("part4", out _));
    }

    [Fact]
    public void Write_AnyReport_FitsThePublishedSchema()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            Assert.Equal([], s_schema.Validate(Write(RandomReports.Of(seed), seed % 2 == 0 ? s_check : null)));
        }
    }

    [Fact]
    public void Write_ReportWithoutAnything_FitsThePublishedSchema()
    {
        var report = new AnnualReport { Sections = [.. Enumerable.Range(1, 6).Select(i => new ReportSection(i, null, "", SourcePlace.None))], Tables = [] };

        Assert.Equal([], s_schema.Validate(Write(report)));
        Assert.Equal(JsonValueKind.Null, Write(report).GetProperty("format").ValueKind);
    }

    [Fact]
    public void WriteRefusal_AnyRefusal_FitsThePublishedSchemaAndIsNotAReport()
    {
        var output = new ArrayBufferWriter<byte>();
        ReportJson.WriteRefusal(output, new Refusal("source-empty", "文件是空的。"), "空.txt", isIndented: false);
        var root = JsonDocument.Parse(output.WrittenMemory).RootElement;

        Assert.Equal([], s_schema.Validate(root));
        Assert.Equal("own-json-refused", OwnJson.Read(root, ReportFormats.Shipped).Refusal?.Code);
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void Schema_EachTable_NamesExactlyTheCellsOfTheFormat(string formatId)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.File("docs/schema/annual-report.json")));
        var definitions = document.RootElement.GetProperty("$defs");
        var format = ReportFormats.Shipped.Find(formatId)!;

        Assert.Equal(Paths(format.Table("part2")), Leaves(definitions, definitions.GetProperty($"part2Of{formatId}")));
        Assert.Equal(Paths(format.Table("part3")), Leaves(definitions, definitions.GetProperty($"part3Of{formatId}")));
        Assert.Equal(Paths(format.Table("part4")),
            Leaves(definitions, definitions.GetProperty("report").GetProperty("properties").GetProperty("part4")));
    }

    [Fact]
    public void Write_NotIndented_IsOneLineWithReadableChinese()
    {
        var output = new ArrayBufferWriter<byte>();
        ReportJson.Write(output, RandomReports.Of(1), "某局 2025.docx", isIndented: false);
        var text = Encoding.UTF8.GetString(output.WrittenSpan);

        Assert.Equal(text.Length - 1, text.IndexOf('\n', StringComparison.Ordinal));
        Assert.Contains("云泽市数据管理局", text, StringComparison.Ordinal);
        Assert.Contains("\"file\":\"某局 2025.docx\"", text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "写出再读回：格、文字、落款、不可读说明完全相同")]
    public void Read_WhatWasWritten_IsTheSameReport()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var report = RandomReports.Of(seed);

            var read = OwnJson.Read(Write(report, s_check), ReportFormats.Shipped).Value;

            Assert.Equal(ReportCells.Exact(report), ReportCells.Exact(read));
            Assert.Equal((report.Organ, report.OrganKind, report.Year, report.Title, report.SignOff, report.Preface),
                (read.Organ, read.OrganKind, read.Year, read.Title, read.SignOff, read.Preface));
            Assert.Equal(report.Sections.Select(section => (section.Heading, section.Text)),
                read.Sections.Select(section => (section.Heading, section.Text)));
            Assert.Equal(report.Unreadable, read.Unreadable);
            Assert.Equal(report.Tables[1].Cells.Select(cell => cell?.Source), read.Tables[1].Cells.Select(cell => cell?.Source));
        }
    }

    [Theory(DisplayName = "改坏的JSON被拒绝，不猜")]
    [InlineData("\"schemaVersion\":1", "\"schemaVersion\":2", "own-json-version")]
    [InlineData("\"part2\":\"2021\"", "\"part2\":\"2031\"", "own-json-format")]
    [InlineData("\"granted\":{\"naturalPerson\":0", "\"granted\":{\"naturalPersons\":0", "own-json-cell")]
    [InlineData("\"granted\":{\"naturalPerson\":0", "\"granted\":{\"naturalPerson\":true", "own-json-cell")]
    [InlineData("\"granted\":{", "\"grantedToo\":{", "own-json-cell")]
    public void Read_ChangedObject_IsRefused(string part, string changed, string code)
    {
        var output = new ArrayBufferWriter<byte>();
        ReportJson.Write(output, ReportBuilder.For("2021").Build(), "a.txt", isIndented: false);
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(output.WrittenSpan).Replace(part, changed, StringComparison.Ordinal));

        Assert.True(OwnJson.IsOwn(document.RootElement));
        Assert.Equal(code, OwnJson.Read(document.RootElement, ReportFormats.Shipped).Refusal?.Code);
    }

    private static JsonElement Write(AnnualReport report, CheckResult? check = null)
    {
        var output = new ArrayBufferWriter<byte>();
        ReportJson.Write(output, report, "报告.txt", check, isIndented: false);
        return JsonDocument.Parse(output.WrittenMemory).RootElement;
    }

    private static IEnumerable<string> Paths(TableFormat table) =>
        table.Rows.SelectMany(row => row.Columns.Select(column => $".{row.Path}.{column.Id}"));

    private static IEnumerable<string> Leaves(JsonElement definitions, JsonElement schema)
    {
        var name = schema.TryGetProperty("$ref", out var reference) ? reference.GetString()!["#/$defs/".Length..] : "";
        return name is "cell" or "money"
            ? [""]
            : (name.Length > 0 ? definitions.GetProperty(name) : schema).GetProperty("properties").EnumerateObject()
                .SelectMany(property => Leaves(definitions, property.Value).Select(path => $".{property.Name}{path}"));
    }
}
