using System.Globalization;
using Gongkai.Documents.Items;

namespace Gongkai.App.Ledgers;

/// <summary>交接包文件 — the hand-over pack as a document to be signed by who leaves and who comes.</summary>
public static class HandoverDocument
{
    private static readonly string[] s_head = ["姓名", "处室", "岗位"];

    public static void Write(Handover pack, Stream output)
    {
        var paragraphs = new List<string>
        {
            $"一、没有办完的：来信{pack.Letters.Count}封，公开申请{pack.OpenRequests}件，台账{pack.Open.Count}件，要点任务{pack.Tasks.Count}项，没有发布的信息{pack.WaitingItems}条。",
        };
        paragraphs.AddRange(pack.Letters.Select(row => $"来信 {row.Letter.Number}：{row.Letter.Title}（{Due(row.Deadline?.DueOn)}）"));
        paragraphs.AddRange(pack.Open.Select(row => $"{row.Ledger.Name}：{row.Title}（{Due(row.Clocks.Where(state => state.DoneAt is null).Select(state => (DateOnly?)DateOnly.FromDateTime(state.Due)).Min())}）"));
        paragraphs.AddRange(pack.Tasks.Select(row => $"要点：{row.Title}（{row.Shown(row.Ledger.Field("owner")!)}，{Due(row.HappenedOn)}）"));
        paragraphs.Add("二、政务新媒体账号：" + (pack.Accounts.Count == 0 ? "没有登记。" : string.Join('；', pack.Accounts.Select(account => $"{account.Account.Title}，{account.DaysSilent}天没有发布"))));
        paragraphs.Add("三、每天怎样做");
        paragraphs.AddRange(Handover.HowTo.Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {line}")));
        paragraphs.Add("四、谁是谁，见下表。移交人、接收人核对后签字。");
        IEnumerable<IReadOnlyList<string>> rows = pack.Colleagues.Select(person => (IReadOnlyList<string>)[person.Name, person.Unit, string.Join('、', person.Roles)]);
        BulletinDocx.Write(output, new Bulletin("政务公开工作交接包", paragraphs, [s_head, .. rows], pack.Organ, pack.Day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)));
    }

    private static string Due(DateOnly? day) => day is { } on ? $"{on:yyyy-MM-dd} 到期" : "没有期限";
}
