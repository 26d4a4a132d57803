using Gongkai.Domain.Organs;

namespace Gongkai.App.Publications;

/// <summary>用词检查状态 — with which edition of the lexicon a published item was checked last.</summary>
public sealed class WordingState : IOrganOwned
{
    public Guid PublicationId { get; init; }

    public Guid OrganId { get; init; }

    /// <summary>Of the item among all published.</summary>
    public long Sequence { get; init; }

    /// <summary>Of the lexicon, from 1; 0 where the item has not been checked since it was published or amended.</summary>
    public int Edition { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>How many wrong words it has; of very many only the first are kept.</summary>
    public int Found { get; set; }

    public int Version { get; set; }
}

/// <summary>用词问题 — a wrong word in a published item: where it stands, what it should be, and who said that it is none.</summary>
public sealed class WordingFinding : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    public Guid PublicationId { get; init; }

    public long Sequence { get; init; }

    /// <summary>Among the findings of the item.</summary>
    public int Position { get; set; }

    /// <summary>As people read it: 标题, 内容概述, 正文, or the name of an attachment.</summary>
    public string Field { get; init; } = "";

    /// <summary>From 1 in the body; 0 elsewhere.</summary>
    public int Paragraph { get; set; }

    /// <summary>The words before it.</summary>
    public string Before { get; init; } = "";

    public string Wrong { get; init; } = "";

    public string After { get; init; } = "";

    public string Suggestion { get; set; } = "";

    public string Note { get; set; } = "";

    /// <summary>严重表述错误: one alone fails an inspection; 国办秘函〔2019〕19号.</summary>
    public bool IsSerious { get; set; }

    public DateTimeOffset FoundAt { get; init; }

    /// <summary>When somebody said that it is no error here; null while it stands.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    public string SettledByName { get; set; } = "";

    public string SettledReason { get; set; } = "";

    public int Version { get; set; }

    public string Place => Paragraph > 0 ? $"{Field}第 {Paragraph} 段" : Field;

    internal (string Field, string Before, string Wrong, string After) Key => (Field, Before, Wrong, After);
}
