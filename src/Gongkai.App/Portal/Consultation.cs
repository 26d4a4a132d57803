using Gongkai.Domain.Organs;

namespace Gongkai.App.Portal;

/// <summary>意见征集 — the period in which the public may comment on a published draft, and what the organ says afterwards; 重大行政决策程序暂行条例 14, 15.</summary>
public sealed class Consultation : IOrganOwned
{
    /// <summary>The published item that asks for opinions.</summary>
    public Guid PublicationId { get; init; }

    public Guid OrganId { get; init; }

    public DateOnly OpensOn { get; set; }

    /// <summary>The last day on which opinions are taken.</summary>
    public DateOnly ClosesOn { get; set; }

    /// <summary>采纳情况 as the public reads it; empty until it is given.</summary>
    public string Feedback { get; set; } = "";

    public DateTimeOffset? FeedbackAt { get; set; }

    public int Version { get; set; }

    public bool IsOpenOn(DateOnly day) => day >= OpensOn && day <= ClosesOn;
}

/// <summary>公众意见 — what somebody wrote on a consultation, with name and contact sealed where they were given.</summary>
public sealed class Opinion : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    public Guid PublicationId { get; init; }

    public DateTimeOffset SentAt { get; init; }

    public string Words { get; init; } = "";

    /// <summary>Sealed name and contact; empty where none was given.</summary>
    public string SealedSender { get; init; } = "";

    public Adoption Adoption { get; set; }

    /// <summary>Why it was taken or not, as the public reads it.</summary>
    public string Reply { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>采纳情况 — what became of an opinion.</summary>
public enum Adoption
{
    Undecided,
    Adopted,
    PartlyAdopted,
    NotAdopted,
}

/// <summary>采纳情况名称 — the Chinese name of each outcome.</summary>
public static class Adoptions
{
    public static string InChinese(Adoption adoption) => adoption switch
    {
        Adoption.Adopted => "采纳",
        Adoption.PartlyAdopted => "部分采纳",
        Adoption.NotAdopted => "未采纳",
        _ => "待研究",
    };
}
