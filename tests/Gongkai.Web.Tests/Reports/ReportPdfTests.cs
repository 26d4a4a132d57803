using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Requests;
using Gongkai.Documents.Reports;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;

namespace Gongkai.Web.Tests.Reports;

public sealed class ReportPdfTests
{
    [Fact(DisplayName = "年报 PDF：读回来机关、年度、标题和每一格与 JSON 相同（本机没有文档转换程序时不检验）")]
    public async Task Pdf_OfTheReport_ReadsBackCellByCell()
    {
        Assert.SkipWhen(OfficePdf.Program is null, "本机没有文档转换程序（soffice）");
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.DisclosureOfficer);
        await FillAsync(desk);
        var officer = await desk.SignedInAsync("chen");

        var pdf = await officer.BytesAsync("/desk/reports/year/2025?handler=File&format=pdf");
        var json = await officer.BytesAsync("/desk/reports/year/2025?handler=File&format=json");

        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(pdf, 0, 5), StringComparison.Ordinal);
        var (read, written) = (new ReportReader().Read(pdf, "年报.pdf").Value, new ReportReader().Read(json, "年报.json").Value);
        foreach (var table in written.Tables)
        {
            Assert.Equal(Lines(table), Lines(read.Table(table.Format.Id)!));
        }

        Assert.Equal((written.Organ, written.Year, written.Title), (read.Organ, read.Year, read.Title));
        Assert.Equal(17, read.Table("part3")!["newReceived", "total"]!.Value);
    }

    private static IEnumerable<string> Lines(ReportTable table) =>
        table.Format.Rows.Select(row => $"{row.Path}: {string.Join(' ', row.Columns.Select((_, i) => table[row, i] is { } cell ? cell.State == CellState.Blank ? "空白" : $"{cell.Value}" : "？"))}");

    // Seventeen requests with different ends, so that no two columns look the same.
    private static async Task FillAsync(DeskSite desk)
    {
        await using var db = desk.Site.Open();
        for (var i = 1; i <= 17; i++)
        {
            var (received, outcome) = (new DateOnly(2025, 1, 6).AddDays(i * 15), (Outcome)(i % 7));
            var isOpen = i > 14;
            db.Add(new DisclosureRequest
            {
                Id = Guid.CreateVersion7(),
                OrganId = desk.Site.Bureau.Id,
                Number = $"2025-{i:D4}",
                SubmittedOn = received,
                ReceivedOn = received,
                SubmissionKey = $"s{i}",
                QueryKey = $"q{i}",
                Title = $"第 {i} 件信息",
                ApplicantKind = (ApplicantKind)(i % 5),
                State = isOpen ? RequestState.Handling : RequestState.Replied,
                EndedOn = isOpen ? null : received.AddDays(9),
                Outcome = isOpen ? null : outcome,
                CountedOutcome = isOpen ? null : outcome,
                CountedOn = isOpen ? null : received.AddDays(9),
            });
        }

        foreach (var source in (string[])[YearRecords.ItemSource, "licenses", "penalties", "compulsions", "charges"])
        {
            db.Add(new KeptSource { OrganId = desk.Site.Bureau.Id, Source = source, SinceYear = 2025, DeclaredBy = "测试", DeclaredAt = desk.Site.Clock.Now });
        }

        db.Record(new EventDraft(desk.Site.Bureau.Id, "organ", desk.Site.Bureau.Id, "organ-created"));
        Assert.Null(await db.CommitAsync(Caller.Site("test"), desk.Site.Clock));
    }
}
