using System.Globalization;
using Gongkai.App.Audit;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;

namespace Gongkai.App.Demonstration;

/// <summary>示例信息 — published items of organs that do not exist, spread over three years and the statutory columns.</summary>
internal sealed class DemoItems(DemoNames names, SiteClock clock)
{
    private const int YearsBack = 3;

    /// <summary>Every so many, one that is a document was issued jointly.</summary>
    private const int ItemsOfAJointOne = 20;

    /// <summary>The first item of these organs has a wrong word, so that the radar has something to show.</summary>
    private const int OrgansWithWrongWord = 2;

    /// <summary>What is newer the use cases themselves publish; it comes after these in every list.</summary>
    private const int DaysOfWork = 9;

    private static readonly string[] s_matters =
        ["中小企业数字化转型", "工业节能监察", "绿色工厂建设", "技术改造专项资金管理", "河湖长制", "农村供水保障", "义务教育招生入学", "科技成果转化", "社会救助", "城市更新", "老旧小区改造", "应急避难场所建设", "公共数据开放", "营商环境", "普惠托育服务"];

    private static readonly (string Column, ItemKind Kind, string Title, DocumentGenre? Genre)[] s_kinds =
    [
        ("documents", ItemKind.NormativeDocument, "{0}办法", DocumentGenre.Notice), ("documents", ItemKind.NormativeDocument, "关于推进{0}的若干措施", DocumentGenre.Opinion),
        ("plans", ItemKind.Plan, "{0}三年行动计划", DocumentGenre.Notice), ("statistics", ItemKind.Statistics, "{0}情况统计", null), ("notices", ItemKind.Notice, "关于开展{0}工作的通知", DocumentGenre.Notice),
        ("news", ItemKind.News, "召开{0}工作推进会", null), ("interpretations", ItemKind.Interpretation, "《{0}办法》解读", null), ("budgets", ItemKind.Budget, "{0}专项资金绩效目标", null),
    ];

    private static readonly Caller s_caller = Caller.Site("demo create");

    private readonly Dictionary<string, Guid> _columns = new(StringComparer.Ordinal);
    // Documents of an organ that nobody has interpreted yet, by what they are about.
    private readonly Dictionary<Guid, Queue<(string Matter, Guid Id)>> _uninterpreted = [];
    private readonly HashSet<Guid> _misspelt = [];
    private IReadOnlyList<Organ> _organs = [];
    private long _sequence;

    /// <summary>The columns of the site; they stand before the items.</summary>
    internal void AddColumns(GongkaiDb db)
    {
        InstallColumns.Add(db, null, null, ColumnPresets.Statutory, () => names.NewId(clock.Now));
        foreach (var column in db.ChangeTracker.Entries<CatalogColumn>().Select(entry => entry.Entity))
        {
            _columns.Add(column.Path, column.Id);
        }
    }

    /// <summary>Which organ publishes on which day, oldest first.</summary>
    internal IReadOnlyList<(Organ Organ, DateOnly Day)> Plan(IReadOnlyList<Organ> organs, int count)
    {
        var today = clock.Today;
        _organs = organs;
        return [.. Enumerable.Range(0, count).Select(i => (Organ: organs[i % organs.Count], Day: today.AddDays(-names.Random.Next(DaysOfWork, 365 * YearsBack)))).OrderBy(one => one.Day)];
    }

    /// <summary>One published item with its version and its event.</summary>
    /// <returns>Its content as it is kept.</returns>
    internal string Add(BulkBatch db, Organ organ, DateOnly day)
    {
        var (column, kind, pattern, genre) = names.Pick(s_kinds);
        var matter = names.Pick(s_matters);
        var number = ++_sequence;
        var isDocument = kind == ItemKind.NormativeDocument;
        if (!_uninterpreted.TryGetValue(organ.Id, out var waiting))
        {
            _uninterpreted.Add(organ.Id, waiting = new Queue<(string, Guid)>());
        }

        (string Matter, Guid Id)? document = kind == ItemKind.Interpretation && waiting.TryDequeue(out var oldest) ? oldest : null;
        matter = document?.Matter ?? matter;
        var partner = isDocument && number % ItemsOfAJointOne == 0 && _organs[(int)(number % _organs.Count)] is var other && other.Id != organ.Id ? other : null;
        var content = new ItemContent(string.Format(CultureInfo.InvariantCulture, pattern, matter), kind, _columns[$"statutory/{column}/"], Body(organ.Name, matter, isMisspelt: organ.Number <= OrgansWithWrongWord && _misspelt.Add(organ.Id)))
        {
            IssuingOrgan = partner is null ? organ.Name : $"{organ.Name}、{partner.Name}、岚澜海关",
            JointOrgans = partner is null ? [] : [partner.Id],
            Audience = isDocument ? ItemAudience.LegalPersons : null,
            Genre = genre,
            DatedOn = day.AddDays(-7),
            DocumentNumber = isDocument ? $"{organ.ShortName}规〔{day.Year}〕{1 + (number % 40)}号" : "",
            EffectiveOn = isDocument ? day.AddDays(30) : null,
            LapsesOn = isDocument ? day.AddDays(30 + (365 * 2)) : null,
            ThemeCode = "0201",
            Keywords = matter,
            Summary = $"{organ.Name}关于{matter}的工作安排。",
            Editor = names.Person(),
        };
        var at = SiteClock.StartOf(day).AddHours(9).AddMinutes(names.Random.Next(480));
        var item = Publication.Create(names.NewId(at), organ.Id, new ItemAuthor(Guid.Empty, "示例供稿人", null), content, at).Value;
        var version = ItemVersion.Of(item, content, new SavedBy(s_caller, at, ""));
        Set(item, nameof(Publication.State), ItemState.Published);
        Set(item, nameof(Publication.Sequence), number);
        Set(item, nameof(Publication.PublishedAt), at);
        Set(item, nameof(Publication.PublishedYear), day.Year);
        Set(item, nameof(Publication.PublishedMonth), day.Month);
        Set(item, nameof(Publication.IndexNumber), $"{organ.CreditCode![8..17]}/{day.Year}-{number:D5}");
        db.Add(item);
        db.Add(version);
        db.AddRange(content.JointOrgans.Select(id => new JointIssuer { PublicationId = item.Id, IssuerId = id }));
        db.Add(new PublicChange { Id = names.NewId(at), PublicationId = item.Id, HappenedAt = at, Kind = PublicChangeKind.Published });
        db.Record(new EventDraft(organ.Id, "publication", item.Id, "item-published") { Reason = "示例城市" });
        if (document is { } interpreted)
        {
            db.Add(new ItemRelation(item.Id, interpreted.Id, RelationKind.Interprets));
        }
        else if (isDocument && pattern == "{0}办法")
        {
            waiting.Enqueue((matter, item.Id));
        }

        return version.Content;
    }

    // What publishing sets, without the review that goes before it.
    private static void Set(Publication item, string name, object value) => typeof(Publication).GetProperty(name)!.SetValue(item, value);

    private static string Body(string organ, string matter, bool isMisspelt) =>
        $"<p>各有关单位：</p><p>为做好{matter}工作，{organ}研究制定了工作安排，{(isMisspelt ? "对有关任务作出布署，" : "")}现予公布。</p><h2>一、总体要求</h2><p>坚持问题导向，细化任务，明确责任，按季度通报进展。</p>"
        + $"<h2>二、重点任务</h2><p>（一）摸清底数，建立{matter}台账。</p><p>（二）简化流程，公开办理条件、程序和结果。</p><p>（三）加强监督，接受社会评议。</p>"
        + "<table><tbody><tr><th>事项</th><th>时限</th></tr><tr><td>方案公布</td><td>本季度末</td></tr><tr><td>中期评估</td><td>下半年</td></tr></tbody></table>";
}
