using Gongkai.Cli.Reports;

namespace Gongkai.Cli.Batch;

/// <summary>成批核对汇总 — how many files came to what, those of an earlier run included.</summary>
internal sealed class BatchSummary
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    // Enough to look at on a screen; the results file has them all.
    private const int MostProblems = 100;

    private readonly List<BatchRow> _problems = [];
    private readonly ReportOutcome _outcome = new();

    internal IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>The first files that are not clean.</summary>
    internal IReadOnlyList<BatchRow> Problems => _problems;

    internal int ProblemsLeftOut { get; private set; }

    internal int ExitCode => _outcome.ExitCode;

    internal void Add(BatchRow row)
    {
        _counts[row.Status] = _counts.GetValueOrDefault(row.Status) + 1;
        if (row.Status != BatchRow.Clean)
        {
            if (_problems.Count < MostProblems)
            {
                _problems.Add(row);
            }
            else
            {
                ProblemsLeftOut++;
            }
        }

        if (row.Status == BatchRow.Refused)
        {
            _outcome.AddRefused();
        }
        else
        {
            _outcome.Add(row.Errors, row.Unreadable);
        }
    }
}
