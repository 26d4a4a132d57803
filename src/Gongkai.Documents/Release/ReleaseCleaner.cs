using Gongkai.Domain;
using Gongkai.Domain.PersonalData;

namespace Gongkai.Documents.Release;

/// <summary>清理后的副本 — the bytes that may leave, and the report that proves them; the original is never released.</summary>
public sealed record CleanCopy(ReadOnlyMemory<byte> Content, ReleaseReport Report);

/// <summary>发布清理 — makes a clean copy of a file and inspects it again; a finding left that two persons have not accepted is refused.</summary>
public static class ReleaseCleaner
{
    /// <param name="content">The original; it is not changed.</param>
    /// <param name="report">Its report, as the officer saw it.</param>
    /// <param name="limits">Bounds on the work.</param>
    /// <param name="allowed">Contacts of the office.</param>
    /// <param name="accepted">Findings to decide that are accepted with a reason by a second person; each stands for one place.</param>
    public static Result<CleanCopy> Clean(
        ReadOnlyMemory<byte> content, ReleaseReport report, ReleaseLimits limits, OfficeContacts allowed, IReadOnlyCollection<ReleaseFinding> accepted)
    {
        if (report.HeldBecause is { } held)
        {
            return held;
        }

        if (report.Sha256 != ReleaseInspector.Sha256(content) || report.Rules != ReleaseReport.CurrentRules)
        {
            return ReleaseRefusals.OtherFile;
        }

        var run = ReleaseInspector.Run(new ReleaseWork(content, limits, new FindingList(limits, allowed)), isCleaning: true);
        if (!run.TryGet(out var clean))
        {
            return Named(run.Refusal!, report);
        }

        var proof = ReleaseInspector.Inspect(clean, report.FileName, limits, allowed);
        if (proof.HeldBecause is { } broken)
        {
            return broken;
        }

        return Unaccepted(proof.Findings, accepted) is { Count: > 0 } left
            ? Named(ReleaseRefusals.StillFound(string.Join('、', left.Take(3).Select(finding => $"{finding.Place}的{finding.Name}"))), report)
            : new CleanCopy(clean, proof);
    }

    private static Refusal Named(Refusal refusal, ReleaseReport report) => refusal with { Message = $"{report.FileName}：{refusal.Message}" };

    // Each acceptance is used up by one finding: a second identity number that looks the same when masked was not accepted.
    private static List<ReleaseFinding> Unaccepted(IReadOnlyList<ReleaseFinding> findings, IReadOnlyCollection<ReleaseFinding> accepted)
    {
        var left = accepted.GroupBy(finding => finding.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var unaccepted = new List<ReleaseFinding>();
        foreach (var finding in findings)
        {
            if (left.GetValueOrDefault(finding.Key) is var count and > 0)
            {
                left[finding.Key] = count - 1;
            }
            else
            {
                unaccepted.Add(finding);
            }
        }

        return unaccepted;
    }
}
