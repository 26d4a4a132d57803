using System.Buffers;
using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.App.Reports;
using Gongkai.Documents.Reports;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Reports;
using Gongkai.Web.Tests.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Reports;

/// <summary>The report's page on the portal is the report: what the engine reads out of it is what the organ filed.</summary>
public sealed class ReportPageTests
{
    [Theory(DisplayName = "门户上的年报网页读回来：三张表每一格相同，空白、零、读不出分得开")]
    [InlineData("2019")]
    [InlineData("2021")]
    public async Task Page_ReadBack_HasTheSameCells(string format)
    {
        await using var desk = await DeskSite.StartAsync();
        for (var seed = 1; seed <= 5; seed++)
        {
            var report = RandomReports.Plain(seed, format) with { Unreadable = [] };
            await AssertSameAsync(desk, report);
        }

        var odd = ReportBuilder.For(format).Blank("part3.granted.total").Unread("part3.deniedThirdPartyRights.total").Blank("part4.directSuit.total").Build();
        var (page, read) = await AssertSameAsync(desk, odd);

        Assert.Equal((CellState.Blank, null), (read.Table("part3")!["granted", "total"]!.State, read.Table("part3")!["deniedThirdPartyRights", "total"]));
        Assert.Equal("没有读出", page.Document.QuerySelector("td.unreadable")!.GetAttribute("title"));
    }

    [Fact(DisplayName = "已知内容的年报上了门户，读回来表和六个部分都不变")]
    public async Task Page_PublishedReports_ReadBackTheSame()
    {
        await using var desk = await DeskSite.StartAsync();
        var compared = 0;
        foreach (var published in PublishedReports.All)
        {
            if (new ReportReader().Read(File.ReadAllBytes(published.Path), published.Name).TryGet(out var report) && report.FormatId is not null)
            {
                await AssertSameAsync(desk, report);
                compared++;
            }
        }

        Assert.True(compared >= 5, $"Only {compared} reports were compared.");
    }

    [Fact(DisplayName = "年报网页的表：表头合并同规定表式，表头单元格写明范围，可以横向滚动")]
    public async Task Page_TableThree_HasThePrescribedHeads()
    {
        await using var desk = await DeskSite.StartAsync();
        var (page, _) = await AssertSameAsync(desk, ReportBuilder.For("2021").Build());

        var table = page.Document.QuerySelectorAll(".table-box table")[1];
        Assert.Equal("收到和处理政府信息公开申请情况统计表", table.QuerySelector("caption")!.TextContent);
        Assert.Equal([("申请人情况", "7", null), ("自然人", null, "2"), ("法人或其他组织", "5", null), ("总计", null, "2")],
            table.QuerySelectorAll("thead th").Where(head => head.TextContent is "申请人情况" or "法人或其他组织" or "自然人" or "总计")
                .Select(head => (head.TextContent, head.GetAttribute("colspan"), head.GetAttribute("rowspan"))));
        Assert.All(page.Document.QuerySelectorAll(".table-box th"), head => Assert.Contains(head.GetAttribute("scope"), (string[])["col", "row", "colgroup", "rowgroup"]));
        Assert.Contains("（三）不予公开", table.QuerySelectorAll("th[scope=rowgroup]").Select(head => head.TextContent));
        Assert.All(page.Document.QuerySelectorAll(".table-box"), box => Assert.Equal("0", box.GetAttribute("tabindex")));
    }

    private static async Task<(PageAnswer Page, AnnualReport Read)> AssertSameAsync(DeskSite desk, AnnualReport report)
    {
        var (organ, year) = (desk.Site.Bureau, report.Year ?? 2022);
        report = report with { Organ = organ.Name, Year = year, Title = $"{organ.Name}{year}年政府信息公开工作年度报告" };
        await KeepAsync(desk, report);
        var visitor = desk.Visitor();
        var path = $"/reports/{organ.Number}/{year}";

        var read = new ReportReader().Read(await visitor.BytesAsync(path), "page.html").Value;

        Assert.Equal((report.Organ, report.Year, report.Title), (read.Organ, read.Year, read.Title));
        Assert.Equal(ReportCells.Meant(report), ReportCells.Meant(read));
        Assert.Equal(report.Sections.Select(section => (section.Heading, section.Text)), read.Sections.Select(section => (section.Heading, section.Text)));
        return (await visitor.GetAsync(path), read);
    }

    private static async Task KeepAsync(DeskSite desk, AnnualReport report)
    {
        var officer = TestSite.Someone(desk.Site.Bureau, Role.DisclosureOfficer);
        await using (var old = desk.Site.Open())
        {
            await old.Reports.Where(kept => kept.Year == report.Year).ExecuteUpdateAsync(set => set.SetProperty(kept => kept.State, FilingState.Filed));
        }

        var bytes = new ArrayBufferWriter<byte>();
        ReportJson.Write(bytes, report, "年报.json");
        await using var db = desk.Site.Open(officer.Scope);
        Assert.True((await new FileReport(db, officer, desk.Site.Clock).RunAsync(new ReportUpload(desk.Site.Bureau.Id, report.Year!.Value, "年报.json", bytes.WrittenMemory))).Succeeded);
        await using var site = desk.Site.Open();
        (await site.Reports.SingleAsync(kept => kept.Year == report.Year)).State = FilingState.Accepted;
        site.Record(new EventDraft(desk.Site.Bureau.Id, "organ", desk.Site.Bureau.Id, "organ-created"));
        Assert.Null(await site.CommitAsync(Caller.Site("test"), desk.Site.Clock));
    }
}
