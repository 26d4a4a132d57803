using System.Globalization;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Tests.Requests;

/// <summary>A story of one request as a jurist writes it: what happened, and what should follow.</summary>
internal sealed class RequestScenario
{
    internal List<RequestEvent> Events { get; } = [];

    internal List<Remedy> Remedies { get; } = [];

    /// <summary>Key and value of every line below 【应当】.</summary>
    internal List<(string Key, string Value)> Expected { get; } = [];

    internal ApplicantKind Applicant { get; private set; }

    internal static RequestScenario Read(string path)
    {
        var scenario = new RequestScenario();
        var part = "";
        foreach (var line in File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (line is "【经过】" or "【应当】")
            {
                part = line;
            }
            else if (part.Length == 0)
            {
                scenario.ReadHead(line);
            }
            else if (part == "【经过】")
            {
                scenario.ReadEvent(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
            else
            {
                var space = line.IndexOf(' ', StringComparison.Ordinal);
                scenario.Expected.Add((line[..space], line[(space + 1)..].Trim()));
            }
        }

        return scenario;
    }

    internal static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static T Member<T>(CodeList<T> list, string name)
        where T : struct, Enum =>
        list.Entries.FirstOrDefault(entry => entry.Name.StartsWith(name, StringComparison.Ordinal))?.Member ?? throw new FormatException($"Nobody knows “{name}”.");

    internal static Outcome OutcomeNamed(string name) =>
        Outcomes.All.FirstOrDefault(entry => entry.Name == name || entry.Name.EndsWith($"：{name}", StringComparison.Ordinal))?.Outcome ?? throw new FormatException($"No outcome “{name}”.");

    private void ReadHead(string line)
    {
        if (line.StartsWith("申请人：", StringComparison.Ordinal))
        {
            Applicant = Member(ApplicantKinds.List, line["申请人：".Length..]);
        }
    }

    private void ReadEvent(string[] words)
    {
        var day = Day(words[0]);
        var rest = words.Length > 2 ? words[2] : "";
        switch (words[1])
        {
            case "提交":
                Events.Add(RequestEvent.Submitted(day, Member(SubmissionChannels.List, rest), words.Length > 3 ? RequestKind.RecordCorrection : RequestKind.Disclosure));
                break;
            case "答复":
                Reply(day, new RequestEvent(RequestAction.Deliver, day) { Outcome = Outcomes.All.Any(entry => entry.Name.EndsWith(rest, StringComparison.Ordinal)) ? OutcomeNamed(rest) : null });
                break;
            case "答复更正申请":
                Reply(day, RequestEvent.CorrectionAnswered(day, Member(RecordCorrectionOutcomes.List, rest)));
                break;
            case "征求第三方意见" or "征求共同制作机关意见" or "征求其他机关意见":
                Events.Add(RequestEvent.Consulted(day, Member(ConsultationKinds.List, words[1]), rest));
                break;
            case "受理复议" or "立案":
                Remedies.Add(Remedy.Accepted(rest.Length == 0 ? RemedyKind.Reconsideration : Member(RemedyKinds.List, rest), day));
                break;
            case "审结":
                Remedies[^1] = Remedies[^1].Decided(day, Member(RemedyResults.List, rest)).Value;
                break;
            default:
                Events.Add(Simple(words[1], day, rest));
                break;
        }
    }

    private static RequestEvent Simple(string name, DateOnly day, string rest)
    {
        var done = RequestEvent.Done(Member(RequestActions.List, name), day);
        return rest switch
        {
            "" => done,
            _ when rest.EndsWith("个工作日", StringComparison.Ordinal) => done with { WorkingDays = int.Parse(rest[..^4], CultureInfo.InvariantCulture) },
            _ when rest.StartsWith('第') => done with { Undoes = int.Parse(rest[1..^1], CultureInfo.InvariantCulture) },
            _ when char.IsAsciiDigit(rest[0]) => done with { Until = Day(rest) },
            _ => done with { Party = rest },
        };
    }

    // 答复 goes through drafting, review and approval on one day; the stages themselves are tested elsewhere.
    private void Reply(DateOnly day, RequestEvent delivery)
    {
        RequestAction[] stages = [RequestAction.EndConsultation, RequestAction.Draft, RequestAction.SubmitForReview, RequestAction.PassReview, RequestAction.Approve];
        foreach (var stage in stages)
        {
            var history = RequestHistory.Of(Events).Value;
            if (RequestTransitions.Decide(history.Kind, history.State, stage).Succeeded)
            {
                Events.Add(RequestEvent.Done(stage, day));
            }
        }

        Events.Add(delivery);
    }
}
