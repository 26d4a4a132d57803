using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>核对过程 — one report under check: what the rules may look at, and where they put what they find.</summary>
public sealed class CheckContext
{
    private readonly List<Finding> _findings = [];
    private readonly List<NotAssessable> _notAssessable = [];
    private Narrative? _narrative;
    private bool? _requestSumsHold;

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

    /// <summary>True where every cell of the request table can be summed and all its
    /// identities hold; worked out once, asked by several rules.</summary>
    internal bool RequestSumsHold(ReportTable table) => _requestSumsHold ??= TablePlan.For(table.Format).Holds(table);

    public void Add(Finding finding) => _findings.Add(finding);

    public void CannotAssess(string rule, string location, IReadOnlyList<string> cells, string reason) =>
        _notAssessable.Add(new NotAssessable(rule, location, cells, reason));

    internal CheckResult ToResult() => new(_findings, _notAssessable);
}
