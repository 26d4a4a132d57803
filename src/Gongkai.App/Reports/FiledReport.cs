using Gongkai.Domain.Organs;

namespace Gongkai.App.Reports;

/// <summary>年报状态 — where a filed report stands between its organ and the competent department.</summary>
public enum FilingState
{
    /// <summary>编制中.</summary>
    Draft,

    /// <summary>已报送.</summary>
    Filed,

    /// <summary>退回修改.</summary>
    Returned,

    /// <summary>已通过.</summary>
    Accepted,
}

/// <summary>年报来源 — how a report came into the system.</summary>
public enum ReportOrigin
{
    /// <summary>Compiled from the records.</summary>
    Compiled,

    /// <summary>Read from a file.</summary>
    Uploaded,
}

/// <summary>报送的年报 — one organ's annual report for one year as it stands in the system; figures unread stay unread.</summary>
public sealed class FiledReport : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    public int Year { get; init; }

    /// <summary>Id of the format that its tables share; empty where they differ.</summary>
    public string Format { get; set; } = "";

    public ReportOrigin Origin { get; init; }

    public string SourceName { get; set; } = "";

    /// <summary>The file it was read from.</summary>
    public Guid? FileId { get; set; }

    public string Title { get; set; } = "";

    /// <summary>The whole report in the JSON of the report engine.</summary>
    public string Content { get; set; } = "";

    /// <summary>The cells of all tables in short form, for sums over many reports.</summary>
    public string Figures { get; set; } = "";

    public int Errors { get; set; }

    public int Warnings { get; set; }

    public int Unreadable { get; set; }

    public FilingState State { get; set; }

    public DateTimeOffset? FiledAt { get; set; }

    /// <summary>When the organ put it on the portal; null where it was only filed.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Why it was returned, or what is asked of the organ.</summary>
    public string Remark { get; set; } = "";

    public int Version { get; set; }
}
