namespace Gongkai.Domain.Reports.Narratives;

/// <summary>文中位置 — a run of characters in one part of the folded text; part 0 is the preface.</summary>
public readonly record struct TextSpan(int Section, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>文中数量 — one quantity that the text states, with everything that tells what it counts.</summary>
public readonly record struct StatedQuantity
{
    public required decimal Value { get; init; }

    /// <summary>As printed: 件 条 篇 次 个 元.</summary>
    public required string Unit { get; init; }

    public QuantitySubject Subject { get; init; }

    /// <summary>Row, column, group or action that the subject names; a star marks a group of several rows or columns.</summary>
    public string Key { get; init; }

    public RequestVerbs Verbs { get; init; }

    public QuantityScope Scope { get; init; }

    /// <summary>The year the sentence speaks of; null where it names none.</summary>
    public int? Year { get; init; }

    /// <summary>约 余 多 近 万: never compared exactly.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>True where the sentence says that requests carried in are among them.</summary>
    public bool MentionsCarriedIn { get; init; }

    /// <summary>The number with its unit.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The words before it in its clause.</summary>
    public required TextSpan Before { get; init; }

    /// <summary>The words after it up to the next mark or number.</summary>
    public required TextSpan After { get; init; }

    public required TextSpan Sentence { get; init; }

    /// <summary>How many brackets are open around it.</summary>
    public int Depth { get; init; }

    /// <summary>True where the words behind the number tell what it counts: 8件予以公开.</summary>
    public bool IsLabelledBehind { get; init; }

    public bool IsExactAndOwn => !IsApproximate && (Scope & ~QuantityScope.Office) == QuantityScope.Own;

    public bool Is(QuantitySubject subject) => Subject == subject;
}

/// <summary>数量对象 — what a quantity counts.</summary>
public enum QuantitySubject
{
    /// <summary>Something that the lexicon does not know.</summary>
    Other,

    /// <summary>政府信息公开申请.</summary>
    Requests,

    /// <summary>上年结转.</summary>
    CarriedIn,

    /// <summary>结转下年.</summary>
    CarriedOut,

    /// <summary>申请渠道（网络、信函、当面）.</summary>
    Channel,

    /// <summary>申请人类别.</summary>
    Applicant,

    /// <summary>表三的办理结果.</summary>
    Outcome,

    /// <summary>不属于表三的答复分类.</summary>
    OldOutcome,

    /// <summary>行政复议、行政诉讼.</summary>
    Remedy,

    /// <summary>维持、纠正.</summary>
    RemedyResult,

    /// <summary>规章、规范性文件.</summary>
    Document,

    /// <summary>A known thing that no table of the report counts.</summary>
    Foreign,
}

/// <summary>申请动词 — what the text says was done with the requests.</summary>
[Flags]
public enum RequestVerbs
{
    None = 0,

    /// <summary>收到.</summary>
    Received = 1,

    /// <summary>受理、办理.</summary>
    Handled = 2,

    /// <summary>办结.</summary>
    Finished = 4,

    /// <summary>答复.</summary>
    Replied = 8,
}

/// <summary>数量口径 — whose and which year's quantity it is.</summary>
[Flags]
public enum QuantityScope
{
    /// <summary>This organ, this year.</summary>
    Own = 0,

    /// <summary>全市、各部门: more than this organ.</summary>
    Wide = 1,

    /// <summary>办公室: less than a government.</summary>
    Office = 2,

    /// <summary>上年.</summary>
    LastYear = 4,

    /// <summary>历年、累计.</summary>
    Cumulative = 8,

    /// <summary>增加、减少: a difference, not a count.</summary>
    Change = 16,
}
