using System.Net;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;

namespace Gongkai.Web.Tests.Users;

public sealed class RoleMatrixTests
{
    [Fact(DisplayName = "岗位矩阵：每个工作台地址 × 每个岗位，有权限的打得开，没有的一律 403，未登录的去登录")]
    public async Task EveryDeskRoute_EveryRole_IsOpenToThoseWhoMay()
    {
        await using var desk = await DeskSite.StartAsync();
        var routes = Protected(desk);
        var wrong = new List<string>();
        foreach (var entry in RoleTable.Roles)
        {
            await desk.Site.AddPersonAsync(desk.Site.Bureau, entry.Code, entry.Role);
            var visitor = await desk.SignedInAsync(entry.Code);
            foreach (var route in routes)
            {
                var status = (await visitor.GetAsync(Opened(route, Guid.NewGuid()))).Status;
                var expected = !May(entry, route) ? HttpStatusCode.Forbidden : route.IsPlain ? HttpStatusCode.OK : HttpStatusCode.NotFound;
                if (status != expected)
                {
                    wrong.Add($"{entry.Code} {route.Pattern}: {status} instead of {expected}");
                }
            }
        }

        var stranger = desk.Visitor();
        foreach (var route in routes)
        {
            if ((await stranger.GetAsync(Opened(route, Guid.NewGuid()))).Status != HttpStatusCode.Redirect)
            {
                wrong.Add($"nobody {route.Pattern}");
            }
        }

        Assert.Empty(wrong);
        Assert.InRange(routes.Count, 12, 1000);
    }

    [Fact(DisplayName = "隔离：外机关的人员即使有全部岗位，也打不开本机关的任何一页")]
    public async Task EveryRouteWithAnId_ForeignOrgan_IsNotFound()
    {
        await using var desk = await DeskSite.StartAsync();
        var owner = await desk.Site.AddPersonAsync(desk.Site.Bureau, "owner", Role.Handler);
        await desk.Site.AddPersonAsync(desk.Site.Other, "foreign", Enum.GetValues<Role>());
        var foreign = await desk.SignedInAsync("foreign");
        Guid[] ids = [owner.Id, desk.Site.Bureau.Id, desk.Site.City.Id];
        var leaks = new List<string>();
        foreach (var route in Protected(desk).Where(route => !route.IsPlain))
        {
            foreach (var id in ids)
            {
                var status = (await foreign.GetAsync(Opened(route, id))).Status;
                if (status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden))
                {
                    leaks.Add($"{route.Pattern} {status}");
                }
            }
        }

        var list = await foreign.GetAsync("/desk/people");
        var tree = await foreign.GetAsync("/desk/organs");
        var log = await foreign.GetAsync($"/desk/audit?subject={owner.Id}");
        Assert.Empty(leaks);
        Assert.DoesNotContain(owner.Name, list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Site.Bureau.Name, tree.Text, StringComparison.Ordinal);
        Assert.Contains("没有符合条件的记录", log.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "导航只列有权限的页面，而且每一项都打得开")]
    public async Task Navigation_EveryRole_ListsWhatOpens()
    {
        await using var desk = await DeskSite.StartAsync();
        var dead = new List<string>();
        foreach (var entry in RoleTable.Roles)
        {
            await desk.Site.AddPersonAsync(desk.Site.Bureau, entry.Code, entry.Role);
            var visitor = await desk.SignedInAsync(entry.Code);
            foreach (var link in (await visitor.GetAsync("/desk")).Document.QuerySelectorAll(".desk-links a").Select(link => link.GetAttribute("href")!))
            {
                if ((await visitor.GetAsync(link)).Status != HttpStatusCode.OK)
                {
                    dead.Add($"{entry.Code} {link}");
                }
            }
        }

        Assert.Empty(dead);
    }

    private static List<RouteEntry> Protected(DeskSite desk) =>
        [.. desk.Routes.Where(route => route.Pattern.StartsWith("/desk", StringComparison.Ordinal) && route.Policy != RouteEntry.Public && (route.Methods.Count == 0 || route.Methods.Contains("GET")))];

    private static bool May(RoleEntry role, RouteEntry route) => PermissionPolicies.Joint.TryGetValue(route.Policy ?? "", out var anyOf) ? anyOf.Any(role.May) : !Enum.TryParse<Permission>(route.Policy, out var permission) || role.May(permission);

    private static string Opened(RouteEntry route, Guid id) =>
        string.Join('/', route.Pattern.Split('/').Select(segment => segment.Contains('{', StringComparison.Ordinal) ? id.ToString() : segment));
}
