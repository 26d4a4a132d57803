using Gongkai.App.Audit;
using Gongkai.App.Files;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Metrics;

/// <summary>自定指标的算法 — how an own metric comes to its number.</summary>
public enum OwnFormula
{
    /// <summary>几个指标之和.</summary>
    Sum,

    /// <summary>一个指标占另一个的百分比.</summary>
    Ratio,

    /// <summary>一个指标减另一个.</summary>
    Difference,

    /// <summary>逐月填报，附依据: no record of the system knows it.</summary>
    Entered,
}

/// <summary>自定指标 — a metric that an organ defined for itself; made of counted metrics, or entered month by month with evidence.</summary>
public sealed class OwnMetric : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    /// <summary>Stable key that exports carry, beginning with own.</summary>
    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Definition { get; init; } = "";

    public OwnFormula Formula { get; init; }

    /// <summary>Codes of the metrics it is made of, in order, parted by commas.</summary>
    public string Parts { get; init; } = "";

    public DateOnly Since { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RetiredAt { get; set; }

    public int Version { get; set; }

    internal Metric ToMetric()
    {
        var parts = Parts.Split(',', StringSplitOptions.RemoveEmptyEntries);
        MetricSource source = Formula switch
        {
            OwnFormula.Sum => new MetricSource.Sum(parts),
            OwnFormula.Ratio => new MetricSource.Share(parts[0], parts[1]),
            OwnFormula.Difference => new MetricSource.Difference(parts[0], parts[1]),
            _ => new MetricSource.Entered(Id, OrganId),
        };
        return new Metric(Code, Name, Unit, source) { Group = OwnMetrics.Group, Definition = Definition, Since = Since, IsOwn = true };
    }
}

/// <summary>自定指标的数 — what was entered for one month, with its evidence.</summary>
public sealed class OwnMetricValue : IOrganOwned
{
    public Guid MetricId { get; init; }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; init; }

    public Guid OrganId { get; init; }

    public decimal Value { get; set; }

    public string Evidence { get; set; } = "";

    /// <summary>The file behind it; null where the evidence is named in words alone.</summary>
    public Guid? FileId { get; set; }

    public string EnteredBy { get; set; } = "";

    public DateTimeOffset EnteredAt { get; set; }

    public int Version { get; set; }
}

/// <summary>自定指标动作 — what happens to metrics of an organ's own.</summary>
public static class MetricEvents
{
    public const string Subject = "own-metric";

    public static readonly EventKind Defined = new("own-metric-defined", "设立自定指标");
    public static readonly EventKind Entered = new("own-metric-entered", "填报自定指标");
    public static readonly EventKind Retired = new("own-metric-retired", "停用自定指标");

    public static IReadOnlyList<EventKind> All { get; } = [Defined, Entered, Retired];
}

/// <summary>自定指标存储 — the tables of own metrics and of what was entered for them.</summary>
internal sealed class OwnMetricMapping : IEntityTypeConfiguration<OwnMetric>, IEntityTypeConfiguration<OwnMetricValue>
{
    public void Configure(EntityTypeBuilder<OwnMetric> builder)
    {
        builder.ToTable("own_metrics");
        builder.Property(metric => metric.Id).ValueGeneratedNever();
        builder.HasOne<Organ>().WithMany().HasForeignKey(metric => metric.OrganId);
    }

    public void Configure(EntityTypeBuilder<OwnMetricValue> builder)
    {
        builder.ToTable("own_metric_values");
        builder.HasKey(value => new { value.MetricId, value.Month });
        builder.HasOne<OwnMetric>().WithMany().HasForeignKey(value => value.MetricId);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(value => value.FileId);
    }
}
