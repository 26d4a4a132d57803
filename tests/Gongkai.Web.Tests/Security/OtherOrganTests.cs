using System.Net;
using AngleSharp.Dom;
using Gongkai.Domain.Users;
using Gongkai.Web.Tests.Users;

namespace Gongkai.Web.Tests.Security;

public sealed class OtherOrganTests(SampleDesk desk) : IClassFixture<SampleDesk>
{
    [Fact(DisplayName = "隔离：本机关能打开的每一页、每一个文件，别的机关即使有全部岗位也打不开")]
    public async Task EveryPageOfAnOrgan_OtherOrgan_IsClosed()
    {
        await desk.PlayAsync("handler-3", [.. Enum.GetValues<Role>().Except([Role.CompetentDepartment])]);
        var pages = desk.OwnPages.Where(seen => SampleDesk.HasId(seen.Path.Split('?')[0]) && seen.Page.Status == HttpStatusCode.OK).ToList();
        var foreign = await desk.SignedInAsync("handler-3");
        var leaks = new List<string>();
        foreach (var (path, page) in pages)
        {
            var seen = await foreign.GetAsync(path);

            // A column of the site is every organ's; who answers for it stands on the page, of the reader's own organ alone.
            var isOpen = path.StartsWith("/desk/items/columns/", StringComparison.Ordinal) ? UnitsOf(seen).Intersect(UnitsOf(page)).Any() : seen.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden);
            if (isOpen)
            {
                leaks.Add($"{path} {seen.Status}");
            }
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        Assert.InRange(pages.Count, 40, 1000);
    }

    [Theory(DisplayName = "隔离：把本机关每一页的每一张表单由别人发出，不报错，也改不动本机关的任何一行")]
    [InlineData("leader-3", false)]
    [InlineData("leader-1", true)]
    public async Task EveryFormOfAnOrgan_SentBySomebodyElse_ChangesNothing(string signInName, bool seesBelow)
    {
        await desk.PlayAsync(signInName, [.. Enum.GetValues<Role>().Except(seesBelow ? [Role.Administrator] : [Role.CompetentDepartment])]);
        var forms = desk.OwnPages.SelectMany(seen => Forms(seen.Path, seen.Page)).DistinctBy(form => (form.Action, string.Join('&', form.Fields))).ToList();
        var other = await desk.SignedInAsync(signInName);
        var token = (await other.GetAsync("/desk/account")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var before = await desk.RecordsAsync();
        var faults = new List<string>();
        foreach (var (action, fields) in forms)
        {
            var status = (await other.PostAsync(action, [.. fields, ("__RequestVerificationToken", token)])).Status;
            if (status >= HttpStatusCode.InternalServerError)
            {
                faults.Add($"{action} {status}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        var after = await desk.RecordsAsync();
        Assert.True(before == after, string.Join('\n', after.Split('\n').Except(before.Split('\n')).Take(20)));
        Assert.InRange(forms.Count, 40, 1000);
    }

    private static IEnumerable<string> UnitsOf(PageAnswer page) =>
        page.Document.QuerySelectorAll("select[name=UnitId] option, select[name=PersonId] option").Select(option => option.GetAttribute("value") ?? "").Where(SampleDesk.HasId);

    // What a supervisor does to the organs below by design has pages of its own.
    private static IEnumerable<(string Action, (string, string)[] Fields)> Forms(string path, PageAnswer page) =>
        from form in page.Document.QuerySelectorAll("form[method=post]")
        let action = form.GetAttribute("action") is { Length: > 0 } own ? own : path
        where action.StartsWith("/desk", StringComparison.Ordinal) && !action.StartsWith("/desk/supervision", StringComparison.Ordinal)
        let fields = form.QuerySelectorAll("input[name],textarea[name],select[name]").Where(field => field.GetAttribute("name") != "__RequestVerificationToken").Select(field => (field.GetAttribute("name")!, ValueOf(field))).ToArray()
        where SampleDesk.HasId(action) || fields.Any(field => SampleDesk.HasId(field.Item2))
        select (action, fields);

    // Every box is filled: what is empty would be refused for that alone.
    private static string ValueOf(IElement field) => field.LocalName switch
    {
        "textarea" => field.TextContent is { Length: > 0 } text ? text : "理由写在这里",
        "select" => (field.QuerySelector("option[selected]") ?? field.QuerySelector("option:not([value=''])"))?.GetAttribute("value") ?? "",
        _ => field.GetAttribute("value") is { Length: > 0 } value ? value : field.GetAttribute("type") is "date" ? "2026-11-20" : "理由写在这里",
    };
}
