using Gongkai.Domain.Organs;

namespace Gongkai.App.Reports.Batches;

/// <summary>批次状态 — whether the files of a batch are still being read.</summary>
public enum BatchState
{
    /// <summary>读取中.</summary>
    Running,

    /// <summary>已停止: the files not read yet wait until somebody goes on.</summary>
    Stopped,

    /// <summary>读完.</summary>
    Finished,
}

/// <summary>文件状态 — what became of one uploaded file.</summary>
public enum BatchFileState
{
    /// <summary>待读取.</summary>
    Waiting,

    /// <summary>已收: it is the report of its organ.</summary>
    Filed,

    /// <summary>待人工确认: the reader refused, or no organ could be found for it.</summary>
    Unsettled,

    /// <summary>人工确认后收下.</summary>
    Confirmed,

    /// <summary>不收: no report, or a copy.</summary>
    LeftOut,
}

/// <summary>报送批次 — report files that somebody uploaded together; read in the background, file by file.</summary>
public sealed class ReportBatch : IOrganOwned
{
    public Guid Id { get; init; }

    /// <summary>Who supervises the organs that the files are of.</summary>
    public Guid OrganId { get; init; }

    public int Year { get; init; }

    public BatchState State { get; set; }

    public Guid? UploadedById { get; init; }

    public string UploadedBy { get; init; } = "";

    public DateTimeOffset UploadedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>批次文件 — one file of a batch, what the reader made of it and what a person decided.</summary>
public sealed class BatchFile : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid BatchId { get; init; }

    public Guid OrganId { get; init; }

    public Guid FileId { get; init; }

    public string Name { get; init; } = "";

    public BatchFileState State { get; set; }

    /// <summary>The organ whose report it is.</summary>
    public Guid? MatchedId { get; set; }

    public Guid? ReportId { get; set; }

    /// <summary>Why a person is asked.</summary>
    public string Message { get; set; } = "";

    public string Note { get; set; } = "";

    public string DecidedBy { get; set; } = "";

    public DateTimeOffset? DecidedAt { get; set; }

    public int Version { get; set; }
}
