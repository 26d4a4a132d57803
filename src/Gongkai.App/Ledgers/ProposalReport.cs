using System.Globalization;
using System.Net;
using System.Text;
using Gongkai.App.Metrics;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>建议提案年度总结 — the text that the register gives for a year, and its draft as an item to be reviewed and published.</summary>
public sealed record ProposalYear(int Year, string Organ, IReadOnlyDictionary<string, decimal?> Figures)
{
    /// <summary>Refused sentences are left out: what no record tells is not written.</summary>
    public IReadOnlyList<string> Paragraphs
    {
        get
        {
            var total = Figures["proposals.received"] ?? 0;
            var paragraphs = new List<string>
            {
                $"{Year}年，{Organ}共承办建议提案{Text("proposals.received")}件，其中人大代表建议{Text("proposals.npc")}件、政协提案{Text("proposals.cppcc")}件；主办{Text("proposals.host")}件。"
                + $"已答复{Text("proposals.replied")}件{(total > 0 && Figures["proposals.replied"] == total ? "，全部办结" : "")}。",
            };
            if (Figures["proposals.meetRate"] is not null)
            {
                paragraphs.Add($"主办件见面率{Text("proposals.meetRate")}%，答复率{Text("proposals.replyRate")}%{(Figures["proposals.satisfactionRate"] is null ? "" : $"，满意率{Text("proposals.satisfactionRate")}%")}。");
            }

            if (((string[])["proposals.classA", "proposals.classB", "proposals.classC", "proposals.classD"]).Any(code => Figures[code] > 0))
            {
                paragraphs.Add($"办理结果：已经解决或者采纳的（A类）{Text("proposals.classA")}件，列入计划逐步解决的（B类）{Text("proposals.classB")}件，留作参考的（C类）{Text("proposals.classC")}件，作解释说明的（D类）{Text("proposals.classD")}件。");
            }

            paragraphs.Add($"可以公开的答复已公开{Text("proposals.published")}件，可在“建议提案办理”栏目查阅。");
            return paragraphs;
        }
    }

    public string Title => $"{Organ}{Year}年建议提案办理情况";

    private string Text(string code) => Figures[code] is { } value ? value.ToString("0.##", CultureInfo.InvariantCulture) : "0";
}

/// <summary>编写建议提案年度总结 — counts the year from the register and makes the draft; publication goes the way of every item.</summary>
public sealed class ProposalReport(GongkaiDb db, SiteDatabase database, Caller caller, SiteClock clock)
{
    public async Task<ProposalYear> RunAsync(int year, CancellationToken cancellation = default)
    {
        var organ = await db.Organs.Where(organ => organ.Id == caller.OrganId).Select(organ => organ.Name).FirstAsync(cancellation);
        var read = new ReadMetrics(db, clock);
        var figures = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var metric in MetricDictionary.All.Where(metric => metric.Code.StartsWith("proposals.", StringComparison.Ordinal)))
        {
            figures[metric.Code] = await read.RunAsync(metric.Code, MetricScope.Year(caller.OrganId, year), cancellation);
        }

        return new ProposalYear(year, organ, figures);
    }

    public async Task<Result<ItemKey>> DraftAsync(int year, CancellationToken cancellation = default)
    {
        var report = await RunAsync(year, cancellation);
        if (report.Figures["proposals.received"] is not > 0)
        {
            return new Refusal("proposals-none", $"{year} 年没有登记建议提案，没有可以总结的。");
        }

        await using var whole = database.Open(OrganScope.Portal);
        var fitting = whole.Set<CatalogColumn>().Where(column => column.IsActive && (column.OrganId == null || column.OrganId == caller.OrganId) && (column.Code == "proposals" || column.Kind == ItemKind.Proposal));
        if (await fitting.OrderByDescending(column => column.OrganId == caller.OrganId).ThenByDescending(column => column.Code == "proposals").Select(column => (Guid?)column.Id).FirstOrDefaultAsync(cancellation) is not { } column)
        {
            return new Refusal("proposals-column", "网站没有建议提案的栏目，请网站编辑在栏目管理里增加一个，信息种类选“建议提案”。");
        }

        var body = new StringBuilder();
        foreach (var paragraph in report.Paragraphs)
        {
            body.Append("<p>").Append(WebUtility.HtmlEncode(paragraph)).Append("</p>");
        }

        return await new CreateDraft(database, clock).RunAsync(caller, new ItemContent(report.Title, ItemKind.Proposal, column, body.ToString()) { IssuingOrgan = report.Organ, DatedOn = clock.Today }, cancellation);
    }
}
