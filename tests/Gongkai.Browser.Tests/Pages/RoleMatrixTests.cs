using System.Text;
using Gongkai.Browser.Tests.Site;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;

namespace Gongkai.Browser.Tests.Pages;

public sealed class RoleMatrixTests(BrowserSite site)
{
    private const int FirstDistrict = 10;
    private const int SecondDistrict = 16;

    [Fact(DisplayName = "岗位矩阵：每个真实页面 × 每个岗位，有权限的打得开，没有的 403，未登录的去登录")]
    public async Task EveryDeskPage_EveryRole_IsOpenToThoseWhoMay()
    {
        var walk = await site.Walk;
        var policies = site.City.Routes.ToLookup(route => route.Pattern);
        var pages = walk.Pages.Where(page => page.Who != SiteWalk.Nobody).DistinctBy(page => page.Path).ToList();
        var faults = new List<string>();
        foreach (var page in pages)
        {
            var policy = policies[page.Route].First().Policy!;
            foreach (var role in RoleTable.Roles)
            {
                var answer = await walk.Visitors[role.Code].GetAsync(page.Path);
                if (answer.Status != (May(role, policy) ? 200 : 403))
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

    [Fact(DisplayName = "隔离：别的区县的同岗位人员打不开本区县的任何一条记录")]
    public async Task EveryRecord_ForeignOrgan_IsNotFound()
    {
        var own = await SiteWalk.OfAsync(site.City, FirstDistrict);
        var records = own.Pages.Where(page => page.Who != SiteWalk.Nobody && page.Route.Contains('{', StringComparison.Ordinal)).ToList();
        var faults = new List<string>();
        foreach (var role in records.GroupBy(page => page.Who))
        {
            using var foreign = await site.City.SignedInAsync($"{role.Key}-{SecondDistrict}");
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
            table.Append("| `").Append(route.Pattern).Append("` | ").Append(route.Policy).Append(" |").AppendJoin("|", RoleTable.Roles.Select(role => May(role, route.Policy!) ? " 可 " : " ")).AppendLine("|");
        }

        File.WriteAllText(BrowserSite.Output("routes.md"), table.ToString());
        Assert.DoesNotContain(site.City.Routes, route => route.Policy is not (RouteEntry.Public or PermissionPolicies.SignedInOnly) && !Enum.TryParse<Permission>(route.Policy, out _));
    }

    private static bool May(RoleEntry role, string policy) => !Enum.TryParse<Permission>(policy, out var permission) || role.May(permission);
}
