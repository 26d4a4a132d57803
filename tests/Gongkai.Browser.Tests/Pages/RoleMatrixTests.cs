using System.Text;
using Gongkai.Browser.Tests.Site;
using Gongkai.Domain.Users;

namespace Gongkai.Browser.Tests.Pages;

public sealed class RoleMatrixTests(BrowserSite site)
{
    private const int District = 10;

    [Fact(DisplayName = "岗位矩阵：每个真实页面 × 每个岗位，有权限的打得开，没有的 403，未登录的去登录")]
    public async Task EveryDeskPage_EveryRole_IsOpenToThoseWhoMay()
    {
        var walk = await site.Walk;
        var policies = site.City.Routes.ToLookup(route => route.Pattern);
        var pages = walk.Pages.Where(page => page.Who != SiteWalk.Nobody).DistinctBy(page => page.Kind).ToList();
        var faults = new List<string>();
        foreach (var page in pages)
        {
            var policy = policies[page.Route].First().Policy!;
            foreach (var role in RoleTable.Roles)
            {
                var answer = await walk.Visitors[role.Code].GetAsync(page.Path);
                var isFine = RolePolicies.May(role, policy) ? answer.Status == 200 || IsRefused(page, role, answer.Status) : answer.Status == 403;
                if (!isFine)
                {
                    faults.Add($"{role.Code} {page.Path}: {answer.Status}");
                }
            }

            var stranger = await walk.Visitors[SiteWalk.Nobody].GetAsync(page.Path);
            if (stranger.RedirectsTo?.StartsWith("/desk/sign-in?", StringComparison.Ordinal) != true)
            {
                faults.Add($"{SiteWalk.Nobody} {page.Path}: {stranger.Status}");
            }
        }

        Faults.None(faults);
        Assert.InRange(pages.Count, 20, 5000);
    }

    /// <summary>A record may be refused by its own state to who came to it by no link: a draft to who takes no part in it.</summary>
    private static bool IsRefused(WalkedPage page, RoleEntry role, int status) => status is 403 or 404 && page.Who != role.Code && page.Route.Contains('{', StringComparison.Ordinal);

    /// <summary>Columns of the site are every organ's: each sets who of its own people answers for them. Those that an organ added for itself are tested beside their page.</summary>
    private static bool IsShared(WalkedPage page) => page.Route.StartsWith("/desk/items/columns/", StringComparison.Ordinal);

    [Fact(DisplayName = "隔离：区县的同岗位人员打不开市级机关的任何一条记录")]
    public async Task EveryRecord_ForeignOrgan_IsNotFound()
    {
        var walk = await site.Walk;
        var records = walk.Pages.Where(page => page.Who != SiteWalk.Nobody && page.Route.Contains(":guid", StringComparison.Ordinal) && !IsShared(page)).DistinctBy(page => (page.Who, page.Kind)).ToList();
        var faults = new List<string>();
        foreach (var role in records.GroupBy(page => page.Who))
        {
            using var foreign = await site.City.SignedInAsync($"{role.Key}-{District}");
            foreach (var page in role)
            {
                var status = (await foreign.GetAsync(page.Path)).Status;
                if (status != 404)
                {
                    faults.Add($"{role.Key} {page.Path}: {status}");
                }
            }
        }

        Faults.None(faults);
        Assert.True(records.Select(page => page.Route).Distinct().Count() >= 4, $"too few kinds of records to say anything: {string.Join(' ', records.Select(page => page.Route).Distinct())}");
    }

    [Fact(DisplayName = "路由 × 岗位表由路由表生成，留作构建产物")]
    public void RouteTable_AllRoles_IsWrittenDown()
    {
        var table = new StringBuilder("| 地址 | 权限 |").AppendJoin("|", RoleTable.Roles.Select(role => $" {role.Name} ")).AppendLine("|");
        table.Append('|').AppendJoin("|", Enumerable.Repeat("---", RoleTable.Roles.Count + 2)).AppendLine("|");
        foreach (var route in site.City.Routes)
        {
            table.Append("| `").Append(route.Pattern).Append("` | ").Append(route.Policy).Append(" |").AppendJoin("|", RoleTable.Roles.Select(role => RolePolicies.May(role, route.Policy!) ? " 可 " : " ")).AppendLine("|");
        }

        File.WriteAllText(BrowserSite.Output("routes.md"), table.ToString());
        Assert.True(site.City.Routes.Count > RoleTable.Roles.Count);
    }
}
