using System.Globalization;
using Gongkai.App.Storage;
using Gongkai.Documents.Items;
using Gongkai.Domain;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Appraisals;

/// <summary>考核通报 — the result of a year as a document: places and totals, once every score is final.</summary>
public sealed class AppraisalNotice(GongkaiDb db, SiteDatabase database, Caller caller, SiteClock clock)
{
    private static readonly string[] s_head = ["名次", "机关", "得分", "定分指标"];

    public async Task<Refusal?> RunAsync(int year, Stream output, CancellationToken cancellation = default)
    {
        var ranks = (await new ViewAppraisal(db, database, clock).RankAsync(caller.OrganId, year, cancellation)).Where(rank => rank.Total is not null).ToList();
        var indicators = await db.Set<AppraisalIndicator>().AsNoTracking().Where(indicator => indicator.OrganId == caller.OrganId && indicator.Year == year).ToListAsync(cancellation);
        if (ranks.Count == 0)
        {
            return new Refusal("appraisal-nothing", $"{year} 年还没有评分，不能生成通报。");
        }

        if (ranks.FirstOrDefault(rank => rank.Final < indicators.Count) is { } open)
        {
            return new Refusal("appraisal-open", $"{open.Organ}还有 {indicators.Count - open.Final} 项没有定分：全部定分以后才能生成通报。");
        }

        var supervisor = await db.Organs.Where(organ => organ.Id == caller.OrganId).Select(organ => organ.Name).FirstAsync(cancellation);
        var full = indicators.Sum(indicator => indicator.Weight);
        List<string> paragraphs =
        [
            $"{year}年政务公开考核经自查、评审、公示异议和定分，现将结果通报如下。考核指标{indicators.Count}项，满分{full:0.##}分，参加考核的机关{ranks.Count}个，平均{Math.Round(ranks.Average(rank => rank.Total!.Value), 2):0.##}分。",
            $"得分最高的是{string.Join('、', ranks.Where(rank => rank.Place == 1).Select(rank => rank.Organ))}。请各机关对照失分项目改进，下一年度考核时核对。",
        ];
        IEnumerable<IReadOnlyList<string>> rows = ranks.Select(rank => (IReadOnlyList<string>)
            [$"{rank.Place}", rank.Organ, string.Create(CultureInfo.InvariantCulture, $"{rank.Total:0.##}"), $"{rank.Final}"]);
        BulletinDocx.Write(output, new Bulletin($"关于{year}年政务公开考核结果的通报", paragraphs, [s_head, .. rows], supervisor, clock.Today.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)));
        return null;
    }
}
