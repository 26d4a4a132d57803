using System.Globalization;
using Gongkai.App.Audit;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;

namespace Gongkai.App.Demonstration;

/// <summary>示例要点 — the key points of two years of organs that do not exist: done in time, done late, overdue and still to do.</summary>
internal sealed class DemoKeyPoints(DemoNames names, SiteClock clock)
{
    private static readonly string[] s_matters =
    [
        "编制并公布本年度主动公开目录", "公开重点民生项目进展和资金使用情况", "出台重要政策同步解读，解读与文件相互链接", "规范依申请公开办理，按期答复率达到百分之百", "开展政府信息公开条例培训和测验",
        "清理到期的规范性文件并公布结果", "优化公开栏目，补齐空白栏目", "组织政府开放日并公布意见采纳情况",
    ];

    /// <summary>Two years of one organ.</summary>
    internal void Add(BulkBatch db, Organ organ, IReadOnlyList<OrganUnit> units)
    {
        for (var year = clock.Today.Year - 1; year <= clock.Today.Year; year++)
        {
            for (var i = 0; i < s_matters.Length; i++)
            {
                db.Add(Point(organ, units, year, i));
            }

            db.Record(new EventDraft(organ.Id, "organ", organ.Id, "key-points-set") { Reason = "示例城市" });
        }
    }

    private KeyPoint Point(Organ organ, IReadOnlyList<OrganUnit> units, int year, int i)
    {
        var due = new DateOnly(year, 2 + i, 25);
        // Every third was late by some days, and one whose day has passed is still open.
        var done = due.AddDays(i % 3 == 2 ? names.Random.Next(3, 20) : -names.Random.Next(1, 30));
        var isDone = done <= clock.Today && (year < clock.Today.Year || i != 4);
        return new KeyPoint
        {
            Id = names.NewId(clock.Now),
            OrganId = organ.Id,
            Year = year,
            Number = (i + 1).ToString(CultureInfo.InvariantCulture),
            Matter = s_matters[i],
            UnitId = units.Count == 0 ? null : units[i % units.Count].Id,
            DueOn = due,
            DoneOn = isDone ? done : null,
            Evidence = isDone ? $"{organ.ShortName}门户“法定主动公开内容”栏目，{done:yyyy-MM-dd}发布" : "",
            DoneByName = isDone ? names.Person() : "",
        };
    }
}
