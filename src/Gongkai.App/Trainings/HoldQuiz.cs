using System.Globalization;
using System.Text.Json;
using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Trainings;

/// <summary>培训测验 — a training with its paper, and what whoever asks did with it.</summary>
public sealed record TrainingQuiz(Guid Id, string Title, DateOnly HeldOn, QuizPaper? Paper)
{
    /// <summary>Texts that were taught.</summary>
    public string Texts { get; init; } = "";

    public string Material { get; init; } = "";

    public int? OwnScore { get; init; }

    /// <summary>How many handed in.</summary>
    public int HandedIn { get; init; }
}

/// <summary>办培训测验 — sets the paper of a training, takes each colleague's sheet once, and registers attendance and marks.</summary>
public sealed class HoldQuiz(GongkaiDb db, Vault vault, Caller caller, SiteClock clock)
{
    private static readonly LedgerDefinition s_trainings = LedgerDefinitions.Find("trainings")!;
    private static readonly LedgerDefinition s_attendances = LedgerDefinitions.Find("attendances")!;
    private static readonly Refusal s_unknown = new("quiz-unknown", "没有找到这次培训或者它的试卷，请从“学习和测验”进入。");

    /// <summary>Trainings of the own organ that have a paper, the newest first.</summary>
    public async Task<IReadOnlyList<TrainingQuiz>> ListAsync(CancellationToken cancellation = default)
    {
        var records = await Trainings().Where(record => db.Set<StoredQuiz>().Any(paper => paper.Id == record.Id)).OrderByDescending(record => record.HappenedOn).Take(50).ToListAsync(cancellation);
        var ids = records.ConvertAll(record => record.Id);
        var papers = await db.Set<StoredQuiz>().AsNoTracking().Where(paper => ids.Contains(paper.Id)).ToDictionaryAsync(paper => paper.Id, cancellation);
        var sheets = await db.Set<QuizSheet>().AsNoTracking().Where(sheet => ids.Contains(sheet.PaperId)).Select(sheet => new { sheet.PaperId, sheet.PersonId, sheet.Score }).ToListAsync(cancellation);
        return [.. records.Select(record => Shown(record, papers[record.Id]) with
        {
            OwnScore = sheets.FirstOrDefault(sheet => sheet.PaperId == record.Id && sheet.PersonId == caller.PersonId)?.Score,
            HandedIn = sheets.Count(sheet => sheet.PaperId == record.Id),
        })];
    }

    public async Task<TrainingQuiz?> FindAsync(Guid trainingId, CancellationToken cancellation = default)
    {
        if (await Trainings().FirstOrDefaultAsync(record => record.Id == trainingId, cancellation) is not { } record)
        {
            return null;
        }

        var paper = await db.Set<StoredQuiz>().AsNoTracking().FirstOrDefaultAsync(paper => paper.Id == trainingId, cancellation);
        return Shown(record, paper) with
        {
            OwnScore = await db.Set<QuizSheet>().Where(sheet => sheet.PaperId == trainingId && sheet.PersonId == caller.PersonId).Select(sheet => (int?)sheet.Score).FirstOrDefaultAsync(cancellation),
            HandedIn = await db.Set<QuizSheet>().CountAsync(sheet => sheet.PaperId == trainingId, cancellation),
        };
    }

    /// <summary>Sets or replaces the paper, until the first sheet is in.</summary>
    public async Task<Refusal?> SetAsync(Guid trainingId, string text, int passMark, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.KeepLedgers) is { } lacking)
        {
            return lacking;
        }

        var read = QuizPaper.Parse(text, passMark);
        if (!read.TryGet(out var paper))
        {
            return read.Refusal;
        }

        if (!await Trainings().AnyAsync(record => record.Id == trainingId, cancellation))
        {
            return s_unknown;
        }

        if (await db.Set<QuizSheet>().AnyAsync(sheet => sheet.PaperId == trainingId, cancellation))
        {
            return new Refusal("quiz-taken", "已有人交卷，试卷不能再改。");
        }

        var stored = await db.Set<StoredQuiz>().FirstOrDefaultAsync(known => known.Id == trainingId, cancellation);
        if (stored is null)
        {
            stored = new StoredQuiz { Id = trainingId, OrganId = caller.OrganId };
            db.Add(stored);
        }

        stored.Content = JsonSerializer.Serialize(paper, JsonSerializerOptions.Web);
        db.Record(TrainingEvents.PaperSet.On(caller.OrganId, LedgerEvents.Subject, trainingId) with { Reason = $"{paper.Questions.Count} 题，{paper.PassMark} 分合格" });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>Takes the sheet of whoever is signed in: marks it and registers attendance.</summary>
    public async Task<Result<int>> HandInAsync(Guid trainingId, IReadOnlyList<IReadOnlyList<int>> answers, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.UseDesk) is { } lacking)
        {
            return lacking;
        }

        if (caller.PersonId is not { } person || await FindAsync(trainingId, cancellation) is not { Paper: { } paper } quiz)
        {
            return s_unknown;
        }

        if (quiz.OwnScore is { } before)
        {
            return new Refusal("quiz-once", $"您已经交过卷，成绩 {before} 分；每人只能交一次。");
        }

        var score = paper.Marks(answers);
        db.Add(new QuizSheet { Id = clock.NewId(), PaperId = trainingId, OrganId = caller.OrganId, PersonId = person, Answers = JsonSerializer.Serialize(answers), Score = score, HandedInAt = clock.Now });
        var attendance = LedgerEntry.Read(s_attendances, new Dictionary<string, string>
        {
            ["training"] = quiz.Title,
            ["heldOn"] = quiz.HeldOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["person"] = caller.Name,
            ["unit"] = await UnitAsync(person, cancellation),
            ["present"] = "yes",
            ["score"] = score.ToString(CultureInfo.InvariantCulture),
            ["passed"] = paper.IsPassed(score) ? "yes" : "no",
        });
        new KeepLedger(db, vault, caller, clock).Add(s_attendances, attendance);
        db.Record(TrainingEvents.HandedIn.On(caller.OrganId, LedgerEvents.Subject, trainingId));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : score;
    }

    private async Task<string> UnitAsync(Guid person, CancellationToken cancellation) =>
        await db.People.Where(known => known.Id == person).Join(db.Units, known => known.UnitId, unit => unit.Id, (known, unit) => unit.Name).FirstOrDefaultAsync(cancellation) ?? "未登记处室";

    private TrainingQuiz Shown(LedgerRecord record, StoredQuiz? paper)
    {
        var entry = LedgerContent.Masked(record, s_trainings, vault);
        return new TrainingQuiz(record.Id, record.Title, record.HappenedOn, paper is null ? null : JsonSerializer.Deserialize<QuizPaper>(paper.Content, JsonSerializerOptions.Web))
        {
            Texts = entry["texts"],
            Material = entry["material"],
        };
    }

    private IQueryable<LedgerRecord> Trainings() =>
        db.LedgerRecords.AsNoTracking().Where(record => record.OrganId == caller.OrganId && record.Ledger == s_trainings.Code && record.RemovedAt == null);
}
