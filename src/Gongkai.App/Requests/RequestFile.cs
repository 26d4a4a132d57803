using Gongkai.Domain.Organs;

namespace Gongkai.App.Requests;

/// <summary>申请文件 — a file that belongs to a request, with its part in it.</summary>
public sealed class RequestFile : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid RequestId { get; init; }

    public Guid OrganId { get; init; }

    /// <summary>The <see cref="Files.StoredFile"/>; its own name says nothing of the applicant.</summary>
    public Guid FileId { get; init; }

    public RequestFileRole Role { get; init; }

    /// <summary>Sealed: people name files after themselves.</summary>
    public string Name { get; init; } = "";

    /// <summary>Of a released copy: the file it was made of.</summary>
    public Guid? ReleasedFromId { get; init; }

    /// <summary>Label of the party it came from or goes to.</summary>
    public string? Party { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    public string AddedBy { get; init; } = "";

    public DateTimeOffset? RemovedAt { get; set; }
}

/// <summary>文件用途 — what a file of a request is.</summary>
public enum RequestFileRole
{
    IdentityProof,
    Authority,
    Attachment,
    OriginalLetter,
    Clarification,
    OpinionAnswer,
    SearchRecord,

    /// <summary>To be given to the applicant; never given as it is.</summary>
    ToRelease,

    /// <summary>Passed the gate: this is what the applicant gets.</summary>
    Released,
    Letter,
    DeliveryProof,
}

/// <summary>文件用途 — Chinese names.</summary>
public static class RequestFileRoles
{
    public static string InChinese(RequestFileRole role) => role switch
    {
        RequestFileRole.IdentityProof => "身份证明",
        RequestFileRole.Authority => "委托书",
        RequestFileRole.Attachment => "申请附件",
        RequestFileRole.OriginalLetter => "申请原件",
        RequestFileRole.Clarification => "补正材料",
        RequestFileRole.OpinionAnswer => "意见回函",
        RequestFileRole.SearchRecord => "检索记录",
        RequestFileRole.ToRelease => "拟提供文件",
        RequestFileRole.Released => "已放行文件",
        RequestFileRole.Letter => "文书",
        RequestFileRole.DeliveryProof => "送达凭证",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
