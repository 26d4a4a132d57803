using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;

namespace Gongkai.Domain.Letters;

/// <summary>来信 — a letter to an organ from its mailbox, the hotline or a message board, and the answer to it.</summary>
public sealed class Letter : IOrganOwned
{
    private Letter()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganId { get; private set; }

    /// <summary>来信编号, as people see it.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Blind index of the query code; empty for what was imported.</summary>
    public string CodeIndex { get; private set; } = "";

    /// <summary>Number that the hotline or the board gave; empty for our own.</summary>
    public string ExternalNumber { get; private set; } = "";

    public LetterKind Kind { get; private set; }

    public LetterSource Source { get; private set; }

    public LetterState State { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Sealed: the text and who wrote it.</summary>
    public string SealedContent { get; private set; } = "";

    public bool AllowsPublication { get; private set; }

    /// <summary>Whether the answer also goes out by mail, as the writer wished.</summary>
    public bool WantsMail { get; private set; }

    public DateOnly ReceivedOn { get; private set; }

    public LetterRoute? Route { get; private set; }

    public bool IsComplex { get; private set; }

    public Guid? UnitId { get; private set; }

    /// <summary>The answer, or what the writer was told instead.</summary>
    public string Reply { get; private set; } = "";

    public Guid? DraftedById { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    public Satisfaction? Rating { get; private set; }

    /// <summary>Question and answer as the portal shows them, masked.</summary>
    public string PublicQuestion { get; private set; } = "";

    public string PublicReply { get; private set; } = "";

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Whether it stands among the frequent questions.</summary>
    public bool IsFrequent { get; private set; }

    public int Version { get; private set; }

    /// <summary>Whether the writer still waits.</summary>
    public bool IsOpen => State is not (LetterState.Answered or LetterState.Redirected);

    public static Letter Receive(Guid id, Guid organId, string number, ReceivedLetter received) => new()
    {
        Id = id,
        OrganId = organId,
        Number = number,
        CodeIndex = received.CodeIndex,
        ExternalNumber = received.ExternalNumber,
        Kind = received.Kind,
        Source = received.Source,
        Title = received.Title,
        SealedContent = received.SealedContent,
        AllowsPublication = received.AllowsPublication,
        WantsMail = received.WantsMail,
        ReceivedOn = received.ReceivedOn,
    };

    /// <summary>分办 — decides what the letter is; what is not answered here ends with the right channel.</summary>
    public Refusal? Triage(LetterRoute route, Guid? unitId, string where, DateOnly today)
    {
        if (State is not (LetterState.Received or LetterState.InHand))
        {
            return WrongState("分办");
        }

        if (route == LetterRoute.OtherOrgan && where.Trim().Length < 2)
        {
            return new Refusal("letter-where", "请写明应当由哪个机关办理，写信人要据此去找。");
        }

        Route = route;
        UnitId = unitId;
        State = route == LetterRoute.Ours ? LetterState.InHand : LetterState.Redirected;
        if (route != LetterRoute.Ours)
        {
            Reply = LetterCodes.Advice(route, where.Trim());
            AnsweredOn = today;
        }

        return null;
    }

    /// <summary>更改类别 — corrects the kind and says whether the matter is complex.</summary>
    public Refusal? Classify(LetterKind kind, bool isComplex)
    {
        if (!IsOpen)
        {
            return WrongState("更改类别");
        }

        Kind = kind;
        IsComplex = isComplex;
        return null;
    }

    public Refusal? Draft(Guid by, string reply)
    {
        if (State is not (LetterState.InHand or LetterState.Drafted))
        {
            return State == LetterState.Received ? new Refusal("letter-not-triaged", "请先分办：确认由本机关办理后再拟写答复。") : WrongState("拟写答复");
        }

        if (reply.Trim().Length < 10)
        {
            return new Refusal("letter-reply-short", "答复不能少于 10 个字，请写明结论、依据和联系方式。");
        }

        Reply = reply.Trim();
        DraftedById = by;
        State = LetterState.Drafted;
        return null;
    }

    public Refusal? Approve(Guid by)
    {
        if (State != LetterState.Drafted)
        {
            return WrongState("审批");
        }

        if (SeparationOfDuties.Check(by, DraftedById!.Value) is { } own)
        {
            return own;
        }

        State = LetterState.Approved;
        return null;
    }

    /// <summary>退回 — a draft goes back with a reason.</summary>
    public Refusal? Return()
    {
        if (State != LetterState.Drafted)
        {
            return WrongState("退回");
        }

        State = LetterState.InHand;
        return null;
    }

    public Refusal? Send(DateOnly today)
    {
        if (State != LetterState.Approved)
        {
            return WrongState("发送");
        }

        State = LetterState.Answered;
        AnsweredOn = today;
        return null;
    }

    /// <summary>Takes over an answer that was given elsewhere, such as on the hotline.</summary>
    public void TakeOver(string reply, DateOnly answeredOn, Satisfaction? rating)
    {
        Route = LetterRoute.Ours;
        Reply = reply;
        AnsweredOn = answeredOn;
        Rating = rating;
        State = LetterState.Answered;
    }

    public Refusal? Rate(Satisfaction rating)
    {
        if (State != LetterState.Answered)
        {
            return WrongState("评价");
        }

        if (Rating is not null)
        {
            return new Refusal("letter-rated", "这封信已经评价过，谢谢。");
        }

        Rating = rating;
        return null;
    }

    /// <summary>公开答复 — shows question and answer on the portal, where the writer agreed; the texts were masked before.</summary>
    public Refusal? Publish(string question, string reply, bool isFrequent, DateTimeOffset now)
    {
        if (State != LetterState.Answered)
        {
            return WrongState("公开");
        }

        if (!AllowsPublication)
        {
            return new Refusal("letter-no-consent", "写信人没有同意公开，不能公开这封信。");
        }

        if (question.Trim().Length == 0 || reply.Trim().Length == 0)
        {
            return new Refusal("letter-public-text", "请填写公开的问题和答复。");
        }

        PublicQuestion = question.Trim();
        PublicReply = reply.Trim();
        IsFrequent = isFrequent;
        PublishedAt = now;
        return null;
    }

    public void Withdraw() => PublishedAt = null;

    private Refusal WrongState(string action) => new("letter-state", $"这封信现在是“{LetterCodes.States[State].Name}”，不能{action}。");
}

/// <summary>收到的来信 — what is known of a letter when it comes in.</summary>
public sealed record ReceivedLetter(LetterKind Kind, LetterSource Source, string Title, string SealedContent, DateOnly ReceivedOn)
{
    public bool AllowsPublication { get; init; }

    public bool WantsMail { get; init; }

    public string CodeIndex { get; init; } = "";

    public string ExternalNumber { get; init; } = "";
}
