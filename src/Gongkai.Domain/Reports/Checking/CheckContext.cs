using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>核对过程 — one report under check: what the rules may look at, and where they put what they find.</summary>
public sealed class CheckContext
{
    private readonly List<Finding> _findings = [];
    private readonly List<NotAssessable> _notAssessable = [];
    private Narrative? _narrative;

    public CheckContext(AnnualReport report, AnnualReport? lastYear, ReportFormats formats)
    {
        Report = report;
        LastYear = lastYear;
        Formats = formats;
    }

    public AnnualReport Report { get; }

    /// <summary>The same organ's report of the year before, where it was given.</summary>
    public AnnualReport? LastYear { get; }

    public ReportFormats Formats { get; }

    /// <summary>What the text states; read here where the reader of the report has not done so.</summary>
    public Narrative Narrative => _narrative ??= Report.Narrative ?? NarrativeReader.Read(Report);

    public void Add(Finding finding) => _findings.Add(finding);

    public void CannotAssess(string rule, string location, IReadOnlyList<string> cells, string reason) =>
        _notAssessable.Add(new NotAssessable(rule, location, cells, reason));

    internal CheckResult ToResult() => new(_findings, _notAssessable);
}
