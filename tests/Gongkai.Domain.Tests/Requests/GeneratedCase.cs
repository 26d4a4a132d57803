using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Tests.Requests;

/// <summary>A random case that a court could have seen: receipt, clarification, fee, up to three consultations, extension.</summary>
internal sealed record GeneratedCase(DateOnly SubmittedOn, SubmissionChannel Channel, DateOnly ReceivedOn)
{
    internal DateOnly? ClarificationAskedOn { get; private init; }

    internal DateOnly? ClarifiedOn { get; private init; }

    internal DateOnly? FeeNotifiedOn { get; private init; }

    internal DateOnly? PaidOn { get; private init; }

    internal IReadOnlyList<(string Party, DateOnly SentOn, DateOnly? LetterOn, DateOnly? AnsweredOn)> Consultations { get; private init; } = [];

    internal DateOnly? ExtensionToldOn { get; private init; }

    internal int? ExtensionDays { get; private init; }

    internal static GeneratedCase Create(Random random)
    {
        var submitted = new DateOnly(2019, 1, 2).AddDays(random.Next(2880));
        var isOld = submitted < new DateOnly(2019, 5, 15);
        var channel = random.Next(2) == 0 ? SubmissionChannel.InPerson : SubmissionChannel.OrdinaryMail;
        var received = channel == SubmissionChannel.InPerson ? submitted : submitted.AddDays(random.Next(6));
        var last = received;
        DateOnly? After(bool happens, int most) => happens ? last = last.AddDays(random.Next(most)) : null;

        var isClarified = random.Next(3) == 0;
        var asked = After(isClarified, 6);
        var clarified = After(isClarified, 20);
        var isCharged = random.Next(4) == 0;
        var notified = After(isCharged, 15);
        var paid = After(isCharged, 25);
        var consultations = new List<(string, DateOnly, DateOnly?, DateOnly?)>();
        for (var i = random.Next(4); i > 0; i--)
        {
            var sent = last.AddDays(random.Next(30));
            DateOnly? letter = random.Next(2) == 0 ? sent.AddDays(random.Next(5)) : null;
            DateOnly? answered = isOld || random.Next(3) > 0 ? sent.AddDays(random.Next(40)) : null;
            consultations.Add(($"第三方{i}", sent, letter is null || answered is null || letter <= answered ? letter : answered, answered));
        }

        var isExtended = random.Next(3) == 0;
        return new GeneratedCase(submitted, channel, received)
        {
            ClarificationAskedOn = asked,
            ClarifiedOn = clarified,
            FeeNotifiedOn = notified,
            PaidOn = paid,
            Consultations = consultations,
            ExtensionToldOn = isExtended ? last.AddDays(1 + random.Next(40)) : null,
            ExtensionDays = isExtended ? 1 + random.Next(25) : null,
        };
    }

    internal IReadOnlyList<RequestEvent> Events(Random shuffle)
    {
        var first = new List<RequestEvent> { RequestEvent.Submitted(SubmittedOn, Channel) };
        Add(first, Channel == SubmissionChannel.OrdinaryMail ? ReceivedOn : null, RequestEvent.Confirmed);
        Add(first, ClarificationAskedOn, day => RequestEvent.ClarificationAsked(day));
        Add(first, ClarifiedOn, RequestEvent.ClarificationReceived);
        Add(first, FeeNotifiedOn, RequestEvent.FeeNotified);
        Add(first, PaidOn, RequestEvent.FeePaid);

        var later = new List<RequestEvent>();
        foreach (var (party, sentOn, letterOn, answeredOn) in Consultations)
        {
            later.Add(RequestEvent.Consulted(sentOn, ConsultationKind.ThirdPartyConsultation, party));
            Add(later, letterOn, day => RequestEvent.LetterReceived(day, party));
            Add(later, answeredOn, day => RequestEvent.OpinionReceived(day, party));
        }

        var recorded = later.ToArray();
        shuffle.Shuffle(recorded);
        Add(first, ExtensionToldOn, day => RequestEvent.ExtensionApproved(day, ExtensionDays!.Value));
        Add(first, ExtensionToldOn, RequestEvent.ExtensionTold);
        return [.. first, .. recorded];
    }

    private static void Add(List<RequestEvent> events, DateOnly? day, Func<DateOnly, RequestEvent> entry)
    {
        if (day is { } on)
        {
            events.Add(entry(on));
        }
    }
}
