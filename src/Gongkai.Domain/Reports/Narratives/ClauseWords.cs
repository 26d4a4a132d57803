namespace Gongkai.Domain.Reports.Narratives;

/// <summary>分句用词 — the lexicon's words around one quantity.</summary>
internal struct ClauseWords
{
    private ulong _kinds;

    public ClauseWords()
    {
    }

    public RequestVerbs Verbs { get; private set; }

    public QuantityScope Scope { get; private set; }

    public string RequestWord { get; private set; } = "";

    public string Remedy { get; private set; } = "";

    public string RemedyResult { get; private set; } = "";

    public string Outcome { get; private set; } = "";

    public string Applicant { get; private set; } = "";

    public string Document { get; private set; } = "";

    public string Action { get; private set; } = "";

    /// <summary>The year beside 结转; 0 where there is none.</summary>
    public int CarryYear { get; private set; }

    /// <summary>True where a verb or noun behind the number tells what it counts.</summary>
    public bool IsLabelledBehind { get; private set; }

    public bool HasSeveralActions { get; private set; }

    public bool HasSeveralDocuments { get; private set; }

    /// <summary>True where nothing but 共, 合计 and the like stands in the clause.</summary>
    public readonly bool IsBare => (_kinds & ~(Bit(WordKind.Sum) | Bit(WordKind.All) | Bit(WordKind.Compared))) == 0;

    public readonly bool Has(WordKind kind) => (_kinds & Bit(kind)) != 0;

    public void AddBefore(List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Word is { } word)
            {
                var earlier = Outcome;
                Add(word);
                Outcome = IsJoined(tokens, i) && earlier.Length > 0 ? $"{earlier}+{Outcome}" : Outcome;
                AddCarryOver(tokens, i);
                Verbs |= Verb(word.Kind);
            }
            else if (tokens[i].Kind == TokenKind.Year && i > from && tokens[i - 1].Is(WordKind.Compared) && tokens[i - 1].End == tokens[i].Start)
            {
                // 较2022年的18件
                Scope |= QuantityScope.LastYear;
            }
        }
    }

    /// <summary>Words behind the number speak for it only where those before it say nothing of the kind.</summary>
    public void AddAfter(List<Token> tokens, int from, int to)
    {
        var hasNoun = RequestWord.Length + Remedy.Length + Outcome.Length + Document.Length > 0 || Has(WordKind.Foreign) || Has(WordKind.WeakRequest);
        var verbs = RequestVerbs.None;
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Word is not { } word)
            {
                continue;
            }

            verbs |= Verb(word.Kind);
            AddCarryOver(tokens, i);
            if (word.Kind is WordKind.Pending
                || word.Kind is WordKind.RightOfOthers or WordKind.OldOutcome
                || (!hasNoun && word.Kind is WordKind.Request or WordKind.WeakRequest or WordKind.Remedy or WordKind.Document or WordKind.Foreign
                or WordKind.DocumentForeign)
                || (!Has(WordKind.CarriedIn) && word.Kind is WordKind.CarriedOut))
            {
                Add(word);
            }
        }

        IsLabelledBehind = Verbs == RequestVerbs.None && verbs != RequestVerbs.None;
        Verbs = Verbs == RequestVerbs.None ? verbs : Verbs;
    }

    /// <summary>8件予以公开、1件部分公开: the words behind the number are its label.</summary>
    public void AddLabel(List<Token> tokens, int from, int to)
    {
        AddBefore(tokens, from, to);
        IsLabelledBehind = true;
    }

    // 予以公开和部分公开7件
    private static bool IsJoined(List<Token> tokens, int at)
    {
        return at >= 2 && tokens[at].Is(WordKind.Outcome) && tokens[at - 2].Is(WordKind.Outcome)
            && (tokens[at - 1].Kind == TokenKind.Pause || tokens[at - 1].Is(WordKind.And))
            && tokens[at - 2].End == tokens[at - 1].Start && tokens[at - 1].End == tokens[at].Start;
    }

    // 2022年结转3件 comes in, 1件结转至2024年 goes out.
    private void AddCarryOver(List<Token> tokens, int at)
    {
        if (!tokens[at].Is(WordKind.CarryOver) || CarryYear > 0)
        {
            return;
        }

        if (at + 1 < tokens.Count && tokens[at + 1].Kind == TokenKind.Year && tokens[at + 1].Start == tokens[at].End)
        {
            CarryYear = (int)tokens[at + 1].Value;
            _kinds |= Bit(WordKind.CarriedOut);
        }
        else if (at > 0 && tokens[at - 1].Kind == TokenKind.Year && tokens[at].Start - tokens[at - 1].End <= 1)
        {
            CarryYear = (int)tokens[at - 1].Value;
            _kinds |= Bit(WordKind.CarriedIn);
        }
    }

    private void Add(Word word)
    {
        _kinds |= Bit(word.Kind);
        switch (word.Kind)
        {
            case WordKind.Request:
            case WordKind.Reply when word.Text.Length > 2:
                RequestWord = word.Text;
                break;
            case WordKind.Remedy:
                Remedy = Remedy.Length == 0 || Remedy == word.Key ? word.Key : "*both";
                break;
            case WordKind.RemedyResult:
                RemedyResult = word.Key;
                break;
            case WordKind.Outcome:
                Outcome = word.Key;
                break;
            case WordKind.Applicant:
                Applicant = word.Key;
                break;
            case WordKind.Document:
                HasSeveralDocuments |= Document.Length > 0 && Document != word.Key;
                Document = word.Key;
                break;
            case WordKind.DocumentAction:
                HasSeveralActions |= Action.Length > 0 && Action != word.Key;
                Action = word.Key;
                break;
            case WordKind.LastYear:
                Scope |= QuantityScope.LastYear;
                break;
            case WordKind.Cumulative:
                Scope |= QuantityScope.Cumulative;
                break;
            case WordKind.Increase or WordKind.Decrease:
                Scope |= word.Text[^1] is '至' or '到' ? QuantityScope.Own : QuantityScope.Change;
                break;
            case WordKind.Compared when word.Text == "新增":
                Scope |= QuantityScope.Change;
                break;
            default:
                break;
        }
    }

    private static ulong Bit(WordKind kind) => 1UL << (int)kind;

    private static RequestVerbs Verb(WordKind kind) => kind switch
    {
        WordKind.Receive => RequestVerbs.Received,
        WordKind.Handle => RequestVerbs.Handled,
        WordKind.Finish => RequestVerbs.Finished,
        WordKind.Reply => RequestVerbs.Replied,
        _ => RequestVerbs.None,
    };
}
