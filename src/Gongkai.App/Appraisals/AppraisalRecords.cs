using Gongkai.App.Files;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Appraisals;

/// <summary>考核阶段 — how far the score of one indicator has come.</summary>
public enum AppraisalStage
{
    SelfCheck,
    Review,
    Objection,
    Final,
}

/// <summary>考核指标 — one indicator of a year's library of the organ that appraises, with its weight.</summary>
public sealed class AppraisalIndicator : IOrganOwned
{
    public Guid Id { get; init; }

    /// <summary>The organ that appraises.</summary>
    public Guid OrganId { get; init; }

    public int Year { get; init; }

    public int Position { get; set; }

    public string Code { get; init; } = "";

    public string Name { get; set; } = "";

    /// <summary>Full marks.</summary>
    public decimal Weight { get; set; }

    /// <summary>Code of the metric that gives the fact; empty where people judge.</summary>
    public string Metric { get; set; } = "";

    /// <summary>Value of the metric that earns full marks.</summary>
    public decimal? Target { get; set; }

    public string Basis { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>考核得分 — what one organ reached on one indicator, step by step.</summary>
public sealed class AppraisalScore : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid IndicatorId { get; init; }

    /// <summary>The organ that is appraised.</summary>
    public Guid OrganId { get; init; }

    /// <summary>What the records said when it was read.</summary>
    public decimal? Fact { get; set; }

    public DateTimeOffset? FactAt { get; set; }

    public decimal? SelfScore { get; set; }

    public string SelfNote { get; set; } = "";

    public decimal? ReviewScore { get; set; }

    public string ReviewNote { get; set; } = "";

    public string Objection { get; set; } = "";

    public decimal? FinalScore { get; set; }

    public AppraisalStage Stage { get; set; }

    /// <summary>The file behind the own score.</summary>
    public Guid? EvidenceId { get; set; }

    public int Version { get; set; }
}

/// <summary>考核存储 — the tables of indicators and scores.</summary>
internal sealed class AppraisalMapping : IEntityTypeConfiguration<AppraisalIndicator>, IEntityTypeConfiguration<AppraisalScore>
{
    public void Configure(EntityTypeBuilder<AppraisalIndicator> builder)
    {
        builder.ToTable("appraisal_indicators");
        builder.Property(indicator => indicator.Id).ValueGeneratedNever();
        builder.HasOne<Organ>().WithMany().HasForeignKey(indicator => indicator.OrganId);
    }

    public void Configure(EntityTypeBuilder<AppraisalScore> builder)
    {
        builder.ToTable("appraisal_scores");
        builder.Property(score => score.Id).ValueGeneratedNever();
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(score => score.EvidenceId);
        builder.HasOne<AppraisalIndicator>().WithMany().HasForeignKey(score => score.IndicatorId);
        builder.HasOne<Organ>().WithMany().HasForeignKey(score => score.OrganId);
    }
}
