using System.Globalization;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Gongkai.Web.Requests;

/// <summary>工作台地址 — the filter of the workbench as it stands in the address, read and written.</summary>
public sealed record WorkbenchQuery(HttpRequest Request, HandlingChoices Handling)
{
    private const string Light = "light";
    private const string Mine = "mine";

    public WorkbenchFilter Filter => new()
    {
        State = RequestChoices.Find(RequestStates.List, Value("state")),
        Light = RequestChoices.Find(DeadlineLights.List, Value(Light)),
        UnitId = Id("unit"),
        HandlerId = Id("person"),
        Channel = RequestChoices.Find(SubmissionChannels.List, Value("channel")),
        ApplicantKind = RequestChoices.Find(ApplicantKinds.List, Value("applicant")),
        Kind = RequestChoices.Find(RequestKinds.List, Value("kind")),
        Text = Value("q"),
        SubmittedFrom = Day("from"),
        SubmittedTo = Day("to"),
        OnlyMine = Value(Mine) == "1",
    };

    public Filters Bar => new(Request,
    [
        new Filter("q", "编号、标题、内容，或者申请人全名") { IsWide = true, Placeholder = "例如 2026-0012，或者 专项资金" },
        new Filter("state", "状态") { Choices = [.. RequestStates.List.Entries.Where(entry => RequestStates.IsOpen(entry.Member)).Select(entry => new Choice(entry.Code, entry.Name))] },
        new Filter("unit", "承办处室") { Choices = Handling.Units },
        new Filter("person", "承办人") { Choices = Handling.People, IsRare = true },
        new Filter("channel", "收到方式") { Choices = RequestChoices.ByCode(SubmissionChannels.List), IsRare = true },
        new Filter("applicant", "申请人类别") { Choices = RequestChoices.ByCode(ApplicantKinds.List), IsRare = true },
        new Filter("kind", "申请种类") { Choices = RequestChoices.ByCode(RequestKinds.List), IsRare = true },
        new Filter("from", "收件起") { Type = "date", IsRare = true },
        new Filter("to", "收件止") { Type = "date", IsRare = true },
    ])
    { Kept = [Light, Mine] };

    /// <summary>A box a light: how many, and the address that shows only those; a second click shows all again.</summary>
    public IReadOnlyList<LightBox> Boxes(WorkbenchPage page) =>
    [
        Box(page, DeadlineLight.Red, "bad", "已逾期"),
        Box(page, DeadlineLight.Orange, "warn", "2 个工作日内到期"),
        Box(page, DeadlineLight.Yellow, "soon", "5 个工作日内到期"),
        Box(page, DeadlineLight.Green, "ok", "期限充裕"),
        Box(page, DeadlineLight.Grey, "", "等待他方"),
    ];

    public IReadOnlyList<Tab> Tabs(WorkbenchPage page) =>
    [
        new("全部在办", Path((Mine, null)), !Filter.OnlyMine, Filter.OnlyMine ? null : page.Lights.Values.Sum()),
        new("等我办理", Path((Mine, "1")), Filter.OnlyMine, Filter.OnlyMine ? page.Lights.Values.Sum() : null),
    ];

    /// <summary>The same filter for another handler of the page.</summary>
    public string Handler(string name) => Path(("handler", name), ("page", null));

    private LightBox Box(WorkbenchPage page, DeadlineLight light, string css, string words)
    {
        var isCurrent = Filter.Light == light;
        return new LightBox(css, page.Lights.GetValueOrDefault(light), $"{DeadlineLights.List[light].Name} · {words}", Path((Light, isCurrent ? null : DeadlineLights.List[light].Code)), isCurrent);
    }

    private string Path(params (string Name, string? Value)[] changes)
    {
        var kept = Request.Query.Where(pair => pair.Key is not "page" and not "handler" && changes.All(change => change.Name != pair.Key) && pair.Value.ToString().Length > 0)
            .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()));
        var added = changes.Where(change => change.Value is not null).Select(change => KeyValuePair.Create(change.Name, change.Value));
        return QueryHelpers.AddQueryString(RequestPaths.Workbench, kept.Concat(added));
    }

    private string Value(string name) => Request.Query[name].ToString();

    private Guid? Id(string name) => Guid.TryParse(Value(name), out var id) ? id : null;

    private DateOnly? Day(string name) => DateOnly.TryParseExact(Value(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>灯格 — a count with its words, and where it leads.</summary>
public sealed record LightBox(string Css, int Count, string Text, string Path, bool IsCurrent = false);
