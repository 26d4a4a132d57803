using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Documents.Tables;
using Gongkai.Domain;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Letters;

/// <summary>导入来信 — takes items of the hotline or of a message board from a file; an item that is here already is matched by its number and not taken twice.</summary>
public sealed class ImportLetters(GongkaiDb db, Vault vault, Caller caller, SiteClock clock)
{
    /// <summary>Heads of the template, in order.</summary>
    public static IReadOnlyList<string> Heads { get; } = ["工单编号", "标题", "内容", "类别", "受理日期", "来电人", "联系电话", "是否同意公开", "答复内容", "答复日期", "满意度"];

    private static readonly Dictionary<string, string> s_otherHeads = new(StringComparer.Ordinal)
    {
        ["工单号"] = "工单编号",
        ["编号"] = "工单编号",
        ["诉求标题"] = "标题",
        ["诉求内容"] = "内容",
        ["问题描述"] = "内容",
        ["诉求类型"] = "类别",
        ["来电时间"] = "受理日期",
        ["留言时间"] = "受理日期",
        ["姓名"] = "来电人",
        ["诉求人"] = "来电人",
        ["电话"] = "联系电话",
        ["联系方式"] = "联系电话",
        ["办理结果"] = "答复内容",
        ["办结日期"] = "答复日期",
        ["评价"] = "满意度",
    };

    /// <summary>Matched: items that the site knows already and that were left alone.</summary>
    public sealed record Report(ImportReport Import, int Matched);

    public async Task<Result<Report>> RunAsync(LetterSource source, string fileName, ReadOnlyMemory<byte> content, bool isDryRun, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.AnswerLetters) is { } lacking)
        {
            return lacking;
        }

        var read = TableReader.Read(content, fileName);
        if (!read.TryGet(out var rows))
        {
            return read.Refusal!;
        }

        if (rows.Count > ImportLedger.MostRows)
        {
            return new Refusal("import-rows", $"{fileName}：有 {rows.Count} 行，一次最多 {ImportLedger.MostRows} 行，请分成几个文件。");
        }

        var known = (await db.Set<Letter>().Where(letter => letter.OrganId == caller.OrganId && letter.Source == source && letter.ExternalNumber != "").Select(letter => letter.ExternalNumber).ToListAsync(cancellation))
            .ToHashSet(StringComparer.Ordinal);
        var problems = new List<ImportProblem>();
        var fresh = new List<ImportedLetter>();
        var matched = 0;
        foreach (var row in rows)
        {
            var item = Read(row, problems);
            if (item is not null && !known.Add(item.Number))
            {
                matched++;
            }
            else if (item is not null)
            {
                fresh.Add(item);
            }
        }

        var isKept = !isDryRun && problems.Count == 0;
        if (isKept && fresh.Count > 0)
        {
            foreach (var item in fresh)
            {
                await AddAsync(source, item, cancellation);
            }

            if (await db.CommitAsync(caller, clock, cancellation) is { } refusal)
            {
                return refusal;
            }
        }

        return new Report(new ImportReport(rows.Count, fresh.Count, problems, isKept), matched);
    }

    private async Task AddAsync(LetterSource source, ImportedLetter item, CancellationToken cancellation)
    {
        var number = await SubmitLetter.NumberAsync(db, clock.Today, cancellation);
        var letter = Letter.Receive(clock.NewId(), caller.OrganId, number, new ReceivedLetter(item.Kind, source, item.Title, item.Text.Seal(vault), item.ReceivedOn)
        {
            ExternalNumber = item.Number,
            AllowsPublication = item.AllowsPublication,
        });
        if (item.AnsweredOn is { } answered)
        {
            letter.TakeOver(item.Reply, answered, item.Rating);
        }

        db.Add(letter);
        db.Record(LetterEvents.Imported.On(letter) with { Reason = $"{LetterCodes.Sources[source].Name} {item.Number}" });
    }

    private ImportedLetter? Read(TableRow row, List<ImportProblem> problems)
    {
        var values = row.Values.ToDictionary(pair => s_otherHeads.GetValueOrDefault(pair.Key, pair.Key), pair => pair.Value, StringComparer.Ordinal);
        var before = problems.Count;
        void Wrong(string message) => problems.Add(new ImportProblem(row.Number, message));
        string Value(string head) => values.GetValueOrDefault(head, "");

        foreach (var head in values.Keys.Where(head => !Heads.Contains(head)))
        {
            Wrong($"没有“{head}”这一项，请核对表头。");
        }

        foreach (var head in (string[])["工单编号", "标题", "受理日期"])
        {
            if (Value(head).Length == 0)
            {
                Wrong($"请填写{head}。");
            }
        }

        var kind = LetterCodes.Kinds.Entries.FirstOrDefault(entry => Value("类别").Contains(entry.Name, StringComparison.Ordinal));
        if (kind is null)
        {
            Wrong($"类别只能是：{string.Join('、', LetterCodes.Kinds.Entries.Select(entry => entry.Name))}。");
        }

        var received = Day("受理日期");
        var answered = Day("答复日期");
        if (received > clock.Today || answered < received)
        {
            Wrong("日期不合理：受理日期不能晚于今天，答复日期不能早于受理日期。");
        }

        if (Value("答复内容").Length > 0 != (Value("答复日期").Length > 0))
        {
            Wrong("答复内容和答复日期要么都填，要么都不填。");
        }

        var rating = LetterCodes.Ratings.Entries.FirstOrDefault(entry => entry.Name == Value("满意度"));
        if (Value("满意度").Length > 0 && (rating is null || answered is null))
        {
            Wrong($"满意度只能是：{string.Join('、', LetterCodes.Ratings.Entries.Select(entry => entry.Name))}，而且要先有答复。");
        }

        return problems.Count > before ? null : new ImportedLetter(Value("工单编号"), kind!.Member, Value("标题"), new LetterText(Value("内容"), Value("来电人"), Value("联系电话"), ""), received!.Value)
        {
            AllowsPublication = Value("是否同意公开") == "是",
            Reply = Value("答复内容"),
            AnsweredOn = answered,
            Rating = rating?.Member,
        };

        DateOnly? Day(string head)
        {
            // Exports of the hotline carry the minute too.
            var day = LedgerEntry.Date(Value(head).Split(' ', 'T')[0]);
            if (day is null && Value(head).Length > 0)
            {
                Wrong($"{head}不是日期，请写成 2026-11-21 的样子。");
            }

            return day;
        }
    }

    private sealed record ImportedLetter(string Number, LetterKind Kind, string Title, LetterText Text, DateOnly ReceivedOn)
    {
        public bool AllowsPublication { get; init; }

        public string Reply { get; init; } = "";

        public DateOnly? AnsweredOn { get; init; }

        public Satisfaction? Rating { get; init; }
    }
}
