using Gongkai.App.Audit;
using Gongkai.App.Ledgers;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Trainings;

/// <summary>培训试卷 — the paper of one training; its id is that of the training's record.</summary>
public sealed class StoredQuiz : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    /// <summary>JSON of the paper.</summary>
    public string Content { get; set; } = "{}";

    public int Version { get; set; }
}

/// <summary>答卷 — what one person chose, once, and the marks it got.</summary>
public sealed class QuizSheet : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid PaperId { get; init; }

    public Guid OrganId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>JSON of the chosen options by question.</summary>
    public string Answers { get; init; } = "[]";

    public int Score { get; init; }

    public DateTimeOffset HandedInAt { get; init; }
}

/// <summary>培训动作 — what happens to a quiz.</summary>
public static class TrainingEvents
{
    public static readonly EventKind PaperSet = new("quiz-set", "设置测验");
    public static readonly EventKind HandedIn = new("quiz-handed-in", "交卷");

    public static IReadOnlyList<EventKind> All { get; } = [PaperSet, HandedIn];
}

/// <summary>测验存储 — the tables of papers and sheets.</summary>
internal sealed class QuizMapping : IEntityTypeConfiguration<StoredQuiz>, IEntityTypeConfiguration<QuizSheet>
{
    public void Configure(EntityTypeBuilder<StoredQuiz> builder)
    {
        builder.ToTable("quiz_papers");
        builder.Property(paper => paper.Id).ValueGeneratedNever();
        builder.HasOne<LedgerRecord>().WithMany().HasForeignKey(paper => paper.Id);
        builder.HasOne<Organ>().WithMany().HasForeignKey(paper => paper.OrganId);
    }

    public void Configure(EntityTypeBuilder<QuizSheet> builder)
    {
        builder.ToTable("quiz_sheets");
        builder.Property(sheet => sheet.Id).ValueGeneratedNever();
        builder.HasOne<StoredQuiz>().WithMany().HasForeignKey(sheet => sheet.PaperId);
        builder.HasOne<Organ>().WithMany().HasForeignKey(sheet => sheet.OrganId);
    }
}
