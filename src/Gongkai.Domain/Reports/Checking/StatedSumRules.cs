using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>总数与分项 — stated totals against the parts that the text names of them (N01, N03).</summary>
/// <remarks>
/// What counts as an error, decided for precision: a single part above its total; channels of
/// requests (two or more) that do not add up; parts above the total where
/// at least three are named or the wording is complete; parts below the total where the
/// wording is complete (分别为, brackets, colon), or where at least three parts are
/// named without 等 and all but a fiftieth of the total is accounted for, so that a slip is likelier than an open list. A larger gap is noted only.
/// Applicants, outcomes and remedies are compared with the tables instead.
/// </remarks>
internal static class StatedSumRules
{
    private const int LeastPartsOfList = 3;

    public static void CheckSums(CheckContext context)
    {
        var narrative = context.Narrative;
        foreach (var sum in narrative.Sums)
        {
            ref readonly var total = ref narrative.Figures[sum.Total];
            var subject = narrative.Figures[sum.Parts[0]].Subject;
            if (IsOfTables(subject) || IsChannels(narrative, sum) || total.IsApproximate || HasApproximatePart(narrative, sum))
            {
                continue;
            }

            if (Weigh(narrative, sum) is { } severity)
            {
                Add(context, "N01", severity, sum);
            }
        }

        NoteDifferentMeasures(context);
        NoteAboveTotal(context);
    }

    public static void CheckChannels(CheckContext context)
    {
        var narrative = context.Narrative;
        foreach (var sum in narrative.Sums)
        {
            ref readonly var total = ref narrative.Figures[sum.Total];
            if (!IsChannels(narrative, sum) || total.IsApproximate || HasApproximatePart(narrative, sum))
            {
                continue;
            }

            var parts = Parts(narrative, sum);
            var isWrong = parts > total.Value || (parts < total.Value && sum.Parts.Count > 1 && !sum.IsOpen);
            if (isWrong && !IsTotalWrong(context, total, parts))
            {
                Add(context, "N03", Severity.Error, sum);
            }
        }
    }

    private static Severity? Weigh(Narrative narrative, StatedSum sum)
    {
        var total = narrative.Figures[sum.Total].Value;
        var parts = 0m;
        var isWholeEarly = false;
        foreach (var part in sum.Parts)
        {
            var value = narrative.Figures[part].Value;
            if (value > total)
            {
                return sum.Parts.Count > 1 || (IsSameThing(narrative, sum) && IsOfSameYear(narrative, sum)) ? Severity.Error : null;
            }

            parts += value;
            isWholeEarly |= parts == total && part != sum.Parts[^1] && part != sum.Parts[0];
        }

        // 新制定5项，修订3项，废止2项 under a total of 8: the list of parts was complete before.
        if (isWholeEarly)
        {
            return null;
        }

        var count = sum.Parts.Count;
        if (count == 2 && parts != total && IsProposals(narrative, sum))
        {
            return Severity.Error;
        }

        var isList = count >= LeastPartsOfList;
        if (parts == total || (count == 1 && !sum.IsComplete))
        {
            return null;
        }

        if (parts > total)
        {
            return isList || sum.IsComplete ? Severity.Error : Severity.Info;
        }

        if (sum.IsOpen)
        {
            return null;
        }

        var gap = total - parts;
        var isSlip = isList && (gap * 50 <= total || (gap == 1 && total >= 10));
        return sum.IsComplete || isSlip ? Severity.Error : isList ? Severity.Info : null;
    }

    // 其中 behind a count of another thing with the same unit is no part of it.
    private static bool IsSameThing(Narrative narrative, StatedSum sum) =>
        narrative.Figures[sum.Total].Sentence == narrative.Figures[sum.Parts[0]].Sentence
            && narrative.Figures[sum.Parts[0]].Subject == narrative.Figures[sum.Total].Subject;

    // 486条（2022年512条）
    private static bool IsOfSameYear(Narrative narrative, StatedSum sum) =>
        narrative.Figures[sum.Parts[0]].Year is not { } year || year == narrative.Figures[sum.Total].Year;

    // 建议提案13件，其中人大代表建议5件，政协提案8件: nothing else is counted together.
    private static bool IsProposals(Narrative narrative, StatedSum sum)
    {
        var total = narrative.Characters(narrative.Figures[sum.Total].Before);
        var first = narrative.Characters(narrative.Figures[sum.Parts[0]].Before);
        var second = narrative.Characters(narrative.Figures[sum.Parts[1]].Before);
        return total.Contains("建议", StringComparison.Ordinal) && total.Contains("提案", StringComparison.Ordinal) && !sum.IsOpen
            && first.Contains("建议", StringComparison.Ordinal) && !first.Contains("提案", StringComparison.Ordinal)
            && second.Contains("提案", StringComparison.Ordinal);
    }

    private static bool IsOfTables(QuantitySubject subject) =>
        subject is QuantitySubject.Applicant or QuantitySubject.Outcome or QuantitySubject.OldOutcome or QuantitySubject.Remedy
            or QuantitySubject.RemedyResult or QuantitySubject.Document;

    private static bool IsChannels(Narrative narrative, StatedSum sum) =>
        narrative.Figures[sum.Parts[0]].Is(QuantitySubject.Channel) && narrative.Figures[sum.Total].Is(QuantitySubject.Requests);

    private static bool HasApproximatePart(Narrative narrative, StatedSum sum)
    {
        foreach (var part in sum.Parts)
        {
            if (narrative.Figures[part].IsApproximate)
            {
                return true;
            }
        }

        return false;
    }

    private static decimal Parts(Narrative narrative, StatedSum sum)
    {
        var parts = 0m;
        foreach (var part in sum.Parts)
        {
            parts += narrative.Figures[part].Value;
        }

        return parts;
    }

    // Where the channels agree with the table and the total does not, the total is the wrong figure, and N02 says so.
    private static bool IsTotalWrong(CheckContext context, in StatedQuantity total, decimal parts) =>
        RequestFigures.Of(context.Report) is { NewReceived: { } received } table && StatedFigures.IsComparable(context, total)
        && (parts == received || parts == received + table.CarriedIn) && total.Value != received && total.Value != received + table.CarriedIn;

    private static void Add(CheckContext context, string rule, Severity severity, StatedSum sum)
    {
        var narrative = context.Narrative;
        var total = narrative.Quantities[sum.Total];
        var left = string.Join('+', sum.Parts.Select(part => $"{narrative.Quantities[part].Value:0.####}"));
        var parts = Parts(narrative, sum);
        var quote = StatedFigures.QuoteSum(narrative, sum);
        var equation = sum.Parts.Count == 1 ? left : $"{left}={parts:0.####}";
        var message = severity == Severity.Error
            ? $"“{quote}”：所列各项之和{parts:0.####}与总数{total.Value:0.####}不一致，差{Math.Abs(parts - total.Value):0.####}"
            : $"“{quote}”：所列各项之和{parts:0.####}与总数{total.Value:0.####}不同，请确认是否只列举了一部分或各项有交叉";
        context.Add(new Finding(rule, severity, StatedFigures.Place(total.Span.Section), [], equation, $"{total.Value:0.####}", message,
            StatedFigures.Article50)
        { Quote = quote });
    }

    // A list prints one figure for 回应关切, the section of that name another: two measures that a reader will take for one.
    private static void NoteDifferentMeasures(CheckContext context)
    {
        var narrative = context.Narrative;
        if (narrative.Topics.Count == 0)
        {
            return;
        }

        foreach (var sum in narrative.Sums)
        {
            if (sum.Parts.Count < LeastPartsOfList)
            {
                continue;
            }

            foreach (var part in sum.Parts)
            {
                if (TopicOf(narrative, part) is { } topic && !Agrees(narrative, topic, part))
                {
                    AddDifference(context, topic, part);
                }
            }
        }
    }

    private static StatedTopic? TopicOf(Narrative narrative, int part)
    {
        var label = narrative.Characters(narrative.Figures[part].Before);
        foreach (var topic in narrative.Topics)
        {
            var heading = narrative.Characters(topic.Heading);
            var isProposals = label.Contains("人大", StringComparison.Ordinal) && label.Contains("政协", StringComparison.Ordinal)
                && heading.Contains("人大", StringComparison.Ordinal) && heading.Contains("政协", StringComparison.Ordinal);
            if ((label.Length >= 4 && heading.Contains(label, StringComparison.Ordinal) && (part < topic.First || part >= topic.End)) || isProposals)
            {
                return topic;
            }
        }

        return null;
    }

    private static bool Agrees(Narrative narrative, StatedTopic topic, int part)
    {
        var value = narrative.Figures[part].Value;
        var sum = 0m;
        for (var i = topic.First; i < topic.End; i++)
        {
            if (narrative.Figures[i].Value == value)
            {
                return true;
            }

            sum += narrative.Figures[i].Value;
        }

        return sum == value;
    }

    private static void AddDifference(CheckContext context, StatedTopic topic, int part)
    {
        var narrative = context.Narrative;
        var listed = narrative.Quantities[part];
        var other = narrative.Quantities[topic.First];
        var heading = narrative.Words(topic.Heading);
        var quote = StatedFigures.Quote(narrative, other);
        var item = narrative.Words(listed.Before) + narrative.Words(listed.Span);
        context.Add(new Finding(
            "N01", Severity.Info, StatedFigures.Place(listed.Span.Section), [], quote, item,
            $"“{heading}”下写“{quote}”，而清单写“{item}”，两处数字不同，疑为口径不同，请核对", StatedFigures.Notice)
        { Quote = quote });
    }

    // 1000余条 of some information where the stated total of all information is smaller.
    private static void NoteAboveTotal(CheckContext context)
    {
        var narrative = context.Narrative;
        foreach (var sum in narrative.Sums)
        {
            ref readonly var total = ref narrative.Figures[sum.Total];
            if (sum.Parts.Count < LeastPartsOfList || !narrative.Characters(total.Before).Contains("信息发布总", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (ref readonly var figure in narrative.Figures)
            {
                if (figure.Value > total.Value && figure.Unit == total.Unit && figure.Scope == QuantityScope.Own && figure.Year == total.Year
                    && narrative.Characters(figure.Before).Contains("信息", StringComparison.Ordinal))
                {
                    var quote = narrative.Words(figure.Span);
                    context.Add(new Finding(
                        "N01", Severity.Info, StatedFigures.Place(figure.Span.Section), [], quote, $"{total.Value:0}",
                        $"正文另写发布信息{quote}，多于所写信息发布总数{total.Value:0}{total.Unit}，请核对口径", StatedFigures.Notice)
                    { Quote = quote });
                }
            }
        }
    }
}
