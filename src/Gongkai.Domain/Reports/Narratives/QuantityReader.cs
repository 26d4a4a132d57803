namespace Gongkai.Domain.Reports.Narratives;

/// <summary>数量识别 — finds out for every number with a unit what it counts, whose it is and of which year.</summary>
internal sealed class QuantityReader
{
    private readonly NarrativeBuilder _builder;
    private QuantitySubject _topic;
    private string _remedy = "";
    private string _document = "";
    private string _action = "";
    private QuantityScope _sentenceScope;
    private bool _hasRequests;
    private bool _mentionsCarriedIn;
    private bool _speaksOfDisclosure;
    private int? _year;

    public QuantityReader(NarrativeBuilder builder) => _builder = builder;

    public void Read(in Sentence sentence)
    {
        var tokens = _builder.Tokens;
        Begin(sentence);
        var previous = sentence.First - 1;
        var clause = sentence.First;
        var earlierClause = sentence.First;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var token = tokens[i];
            switch (token.Kind)
            {
                case TokenKind.Word:
                    Note(token.Word!);
                    break;
                case TokenKind.Year:
                    NoteYear(i, token);
                    break;
                case TokenKind.Comma or TokenKind.Semicolon or TokenKind.Colon or TokenKind.Open or TokenKind.Close:
                    earlierClause = clause;
                    clause = i + 1;
                    break;
                case TokenKind.Percent:
                    previous = i;
                    break;
                case TokenKind.Number when token.IsQuantity:
                    var from = Math.Max(clause, previous + 1);
                    previous = Classify(sentence, i, from, earlierClause > previous && from == clause ? earlierClause : from);
                    break;
                default:
                    break;
            }
        }
    }

    private void Begin(in Sentence sentence)
    {
        _topic = _builder.IsUnderRequests ? QuantitySubject.Requests : QuantitySubject.Other;
        _remedy = _document = _action = "";
        _sentenceScope = QuantityScope.Own;
        _hasRequests = _builder.IsUnderRequests || _builder.HasSpokenOfRequests;
        _mentionsCarriedIn = _speaksOfDisclosure = false;
        _year = null;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (_builder.Tokens[i].Word is { } word)
            {
                _mentionsCarriedIn |= word.Kind == WordKind.CarriedIn;
                _speaksOfDisclosure |= word.Kind == WordKind.Request || word.Text == "信息公开";
                _hasRequests |= word.Kind == WordKind.Request;
            }
        }
    }

    private void Note(Word word)
    {
        switch (word.Kind)
        {
            case WordKind.Request:
                _topic = QuantitySubject.Requests;
                _builder.HasSpokenOfRequests = true;
                break;
            case WordKind.Remedy:
                _topic = QuantitySubject.Remedy;
                _remedy = word.Key;
                break;
            case WordKind.Document:
                _topic = QuantitySubject.Document;
                _document = word.Key;
                break;
            case WordKind.DocumentAction:
                _action = word.Key;
                break;
            case WordKind.Foreign or WordKind.DocumentForeign when word.Text != "案件" || _topic != QuantitySubject.Remedy:
                _topic = QuantitySubject.Foreign;
                break;
            case WordKind.Wide:
                _sentenceScope |= QuantityScope.Wide;
                break;
            case WordKind.Office:
                _sentenceScope |= QuantityScope.Office;
                break;
            default:
                break;
        }
    }

    // A year that something is compared with is not the year of the sentence.
    private void NoteYear(int i, Token token)
    {
        var isCompared = i > 0 && _builder.Tokens[i - 1].Is(WordKind.Compared) && _builder.Tokens[i - 1].End == token.Start;
        var before = token.Start > 0 ? _builder.Text[token.Start - 1] : '\n';
        if (!isCompared && before is not ('由' or '从' or '自') && !IsBesideCarryOver(i))
        {
            _year = (int)token.Value;
        }
    }

    // 2022年结转3件, 1件结转至2024年
    private bool IsBesideCarryOver(int year)
    {
        var tokens = _builder.Tokens;
        return (year > 0 && tokens[year - 1].Is(WordKind.CarryOver) && tokens[year - 1].End == tokens[year].Start)
            || (year + 1 < tokens.Count && tokens[year + 1].Is(WordKind.CarryOver) && tokens[year + 1].Start - tokens[year].End <= 1);
    }

    /// <summary>Adds the quantity and returns the last token that belongs to it.</summary>
    private int Classify(in Sentence sentence, int at, int from, int wideFrom)
    {
        var tokens = _builder.Tokens;
        var token = tokens[at];
        var to = at + 1;
        while (to < sentence.End && !EndsClause(tokens[to]))
        {
            to++;
        }

        var words = new ClauseWords();
        var isLabelledBehind = LabelBehind.Is(_builder, sentence, at, to);
        if (isLabelledBehind)
        {
            from = LabelBehind.First(_builder, sentence, at);
            words.AddLabel(tokens, at + 1, to);
        }
        else
        {
            words.AddBefore(tokens, from, at);
            if (words.IsBare && wideFrom < from)
            {
                words.AddBefore(tokens, wideFrom, at);
            }

            words.AddAfter(tokens, at + 1, to);
        }

        var (subject, key) = Subject(words, token);
        var labelFrom = from > sentence.First ? tokens[from - 1].End : sentence.Span.Start;
        _builder.Subjects |= 1 << (int)subject;
        _builder.TokenOf.Add(at);
        _builder.Quantities.Add(new StatedQuantity
        {
            Value = token.Value,
            Unit = token.Unit,
            Subject = subject,
            Key = key,
            Verbs = words.Verbs,
            Scope = _sentenceScope | words.Scope,
            Year = words.CarryYear > 0 ? words.CarryYear : _year,
            IsLabelledBehind = words.IsLabelledBehind,
            IsApproximate = token.IsApproximate,
            MentionsCarriedIn = _mentionsCarriedIn,
            Span = _builder.Span(token.Start, token.End),
            Before = _builder.Span(labelFrom, token.Start),
            After = _builder.Span(token.End, to < tokens.Count ? tokens[to].Start : token.End),
            Sentence = sentence.Span,
            Depth = token.Depth,
        });
        return isLabelledBehind ? to : at;
    }

    private static bool EndsClause(Token token) => token.IsQuantity
        || token.Kind is TokenKind.Comma or TokenKind.Pause or TokenKind.Semicolon or TokenKind.Colon or TokenKind.Open or TokenKind.Close
        or TokenKind.Percent;

    private (QuantitySubject Subject, string Key) Subject(in ClauseWords words, Token token)
    {
        if (words.Has(WordKind.RightOfOthers))
        {
            return (QuantitySubject.Foreign, "");
        }

        if (words.Remedy.Length > 0)
        {
            return _speaksOfDisclosure || _hasRequests || _builder.Section == 4
                ? (QuantitySubject.Remedy, words.Remedy) : (QuantitySubject.Foreign, "");
        }

        if (words.RemedyResult.Length > 0 && _topic == QuantitySubject.Remedy)
        {
            return (QuantitySubject.RemedyResult, $"{_remedy}.{words.RemedyResult}");
        }

        if (words.Outcome.Length > 0)
        {
            return _hasRequests || _speaksOfDisclosure ? (QuantitySubject.Outcome, words.Outcome) : (QuantitySubject.Other, "");
        }

        if (words.Has(WordKind.OldOutcome))
        {
            return (QuantitySubject.OldOutcome, "");
        }

        if (words.Has(WordKind.Foreign))
        {
            return (QuantitySubject.Foreign, "");
        }

        if (DocumentKey(words) is { } document)
        {
            return document;
        }

        return RequestSubject(words, token);
    }

    private (QuantitySubject Subject, string Key)? DocumentKey(in ClauseWords words)
    {
        if (words.Has(WordKind.DocumentForeign))
        {
            return (QuantitySubject.Foreign, "");
        }

        // 新制作规范性文件8件，公开规范性文件65件: another verb is another count.
        var verb = words.Has(WordKind.Disclosure) || words.Has(WordKind.Publish) ? "" : _action;
        if (words.Document.Length == 0 && !(_topic == QuantitySubject.Document && words.Action.Length > 0))
        {
            return null;
        }

        var action = words.HasSeveralActions ? "" : words.Action.Length > 0 ? words.Action : verb;
        var document = words.Document.Length > 0 ? words.Document : _document;
        return action.Length == 0 || words.HasSeveralDocuments ? (QuantitySubject.Foreign, "") : (QuantitySubject.Document, $"{document}.{action}");
    }

    private (QuantitySubject Subject, string Key) RequestSubject(in ClauseWords words, Token token)
    {
        var isAboutRequests = words.RequestWord.Length > 0 || _topic == QuantitySubject.Requests || (words.Has(WordKind.WeakRequest) && _hasRequests);
        if (!isAboutRequests || !IsCaseUnit(token.Unit, words))
        {
            return (QuantitySubject.Other, "");
        }

        if (words.Has(WordKind.Pending))
        {
            return (QuantitySubject.Other, "");
        }

        if (words.Has(WordKind.CarriedIn))
        {
            return (QuantitySubject.CarriedIn, "");
        }

        if (words.Has(WordKind.CarriedOut))
        {
            return (QuantitySubject.CarriedOut, "");
        }

        if (words.Applicant.Length > 0)
        {
            return (QuantitySubject.Applicant, words.Applicant);
        }

        if (words.Has(WordKind.Channel))
        {
            return (QuantitySubject.Channel, "");
        }

        // 1件跨部门办理: what is done with some says nothing of all.
        var isOfSome = words.IsLabelledBehind && words.Verbs == RequestVerbs.Handled && !words.Has(WordKind.WeakRequest);
        return words.RequestWord.Length > 0 || (words.Verbs != RequestVerbs.None && !isOfSome)
            ? (QuantitySubject.Requests, "") : (QuantitySubject.Other, "");
    }

    // Pieces and items may also be pages, columns or documents: there the request itself has to be named.
    private static bool IsCaseUnit(string unit, in ClauseWords words) => unit switch
    {
        "件" or "例" or "宗" or "起" or "封" => true,
        "条" or "份" or "个" or "项" or "次" => words.Has(WordKind.WeakRequest) || words.RequestWord.EndsWith("申请", StringComparison.Ordinal),
        _ => false,
    };
}
