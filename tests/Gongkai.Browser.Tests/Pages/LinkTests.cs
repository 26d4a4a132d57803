using Gongkai.Browser.Tests.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Browser.Tests.Pages;

public sealed class LinkTests(BrowserSite site)
{
    [Fact(DisplayName = "没有死链接：每个岗位看到的每个地址、图片、脚本、样式、下载、页内位置都在")]
    public async Task Walk_EveryAddress_Answers()
    {
        var walk = await site.Walk;

        Faults.None(walk.Faults.Concat(walk.Pages.SelectMany(page => page.Links.Faults.Select(fault => $"{page.Label}: {fault}"))));
    }

    [Fact(DisplayName = "每张提交的表单都有人收")]
    public async Task Walk_EveryPostedForm_IsTaken()
    {
        var walk = await site.Walk;
        var handlers = await HandlersAsync();
        var faults = new List<string>();
        foreach (var (who, address) in walk.Pages.Where(page => !page.IsSpecimen).SelectMany(page => page.Links.Posts.Select(address => (page.Who, address))).Distinct())
        {
            var status = await walk.Visitors[who].PostNothingAsync(address);
            if (status != 400)
            {
                faults.Add($"{who}: {address} answers {status} to a form without token");
            }

            var route = (await walk.Visitors[who].GetAsync(address.Split('?')[0])).Route;
            var handler = address.Split(["?handler=", "&handler="], StringSplitOptions.None).ElementAtOrDefault(1)?.Split('&')[0] ?? "";
            if (handlers.TryGetValue(route, out var known) && !known.Contains(handler))
            {
                faults.Add($"{who}: {address} has no handler '{handler}'");
            }
        }

        Faults.None(faults);
    }

    [Fact(DisplayName = "没有不起作用的按钮：不在表单里的按钮都有脚本")]
    public async Task Walk_EveryLooseButton_IsBoundByScript()
    {
        var walk = await site.Walk;
        var scripts = new Dictionary<string, string>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var page in walk.Pages.Where(page => !page.IsSpecimen))
        {
            var bound = "";
            foreach (var address in page.Document.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")!))
            {
                bound += scripts.TryGetValue(address, out var known) ? known : scripts[address] = await walk.Visitors[page.Who].TextAsync(address);
            }

            faults.AddRange(page.Links.LooseButtons
                .Where(button => !button.Attributes.Any(attribute => attribute.Name.StartsWith("data-", StringComparison.Ordinal) && bound.Contains($"[{attribute.Name}]", StringComparison.Ordinal)))
                .Select(button => $"{page.Label}: {button.OuterHtml}"));
        }

        Faults.None(faults);
    }

    /// <summary>What each page does with a posted form; the empty name is the page's only or first one.</summary>
    private async Task<Dictionary<string, HashSet<string>>> HandlersAsync()
    {
        var loader = site.City.App.Services.GetRequiredService<PageLoader>();
        var handlers = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var endpoint in ((IEndpointRouteBuilder)site.City.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var loaded = await loader.LoadAsync(page, endpoint.Metadata);
                handlers[$"/{endpoint.RoutePattern.RawText}"] = [.. loaded.HandlerMethods.Where(method => method.HttpMethod == "Post").Select(method => method.Name ?? "")];
            }
        }

        return handlers;
    }
}
