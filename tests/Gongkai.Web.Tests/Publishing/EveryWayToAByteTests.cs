using Gongkai.App.Files;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Publishing;

public sealed class EveryWayToAByteTests
{
    [Fact(DisplayName = "公开闸口：门户的每一个地址 × 信息的每一种状态，只有已发布的漏得出一个字")]
    public async Task EveryPublicRoute_EveryState_ShowsWhatIsPublishedAlone()
    {
        await using var site = await PublishingSite.StartAsync();
        var ids = new Dictionary<string, Guid>
        {
            ["甲草稿"] = await site.DraftAsync(await WithFileAsync(site, "甲草稿")),
            ["乙审核"] = await site.SubmittedAsync(await WithFileAsync(site, "乙审核")),
            ["丙签发"] = await site.ApprovedAsync(await WithFileAsync(site, "丙签发")),
            ["丁定时"] = await site.ScheduledAsync(await WithFileAsync(site, "丁定时")),
            ["戊登记"] = await site.FiledAsync(await WithFileAsync(site, "戊登记")),
            ["己撤下"] = await site.WithdrawnAsync(await WithFileAsync(site, "己撤下")),
            ["庚发布"] = await site.PublishedAsync(await WithFileAsync(site, "庚发布")),
        };
        var files = await FilesAsync(site);
        var seenOfPublished = 0;
        var leaks = new List<string>();
        foreach (var address in Addresses(site, ids, files))
        {
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site.Desk.Address };
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();
            foreach (var name in ids.Keys.Where(name => name != "庚发布"))
            {
                var isAsked = Uri.UnescapeDataString(address).Contains(name, StringComparison.Ordinal);
                if (!isAsked && text.Contains(name, StringComparison.Ordinal) || text.Contains($"{name}的正文密语", StringComparison.Ordinal))
                {
                    leaks.Add($"{address}: {name}");
                }
            }

            if (address.StartsWith("/files/", StringComparison.Ordinal) && files.Where(file => file.Key != "庚发布").Any(file => address.EndsWith(file.Value.ToString(), StringComparison.Ordinal)) && answer.IsSuccessStatusCode)
            {
                leaks.Add($"{address} {answer.StatusCode}");
            }

            seenOfPublished += text.Contains("庚发布", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.Empty(leaks);
        Assert.InRange(seenOfPublished, 10, 1000);
    }

    private static IEnumerable<string> Addresses(PublishingSite site, Dictionary<string, Guid> ids, Dictionary<string, Guid> files)
    {
        var column = site.Columns["statutory/documents/"];
        var open = site.Desk.Routes.Where(route => route.Policy == RouteEntry.Public && (route.Methods.Count == 0 || route.Methods.Contains("GET")) && !route.Pattern.StartsWith("/desk", StringComparison.Ordinal)).ToList();
        foreach (var route in open.Where(route => route.IsPlain))
        {
            yield return route.Pattern;
        }

        foreach (var route in open.Where(route => !route.IsPlain))
        {
            foreach (var id in ids.Values.Concat(files.Values).Append(column))
            {
                yield return string.Join('/', route.Pattern.Split('/').Select(segment => segment.Contains('{', StringComparison.Ordinal) ? id.ToString() : segment));
            }
        }

        foreach (var name in ids.Keys)
        {
            yield return $"/search?q={Uri.EscapeDataString(name)}";
            yield return $"/api/suggest?q={Uri.EscapeDataString(name[..1])}";
        }
    }

    // The name of the item stands in the title, the summary, the text and the name of an attachment.
    private static async Task<ItemContent> WithFileAsync(PublishingSite site, string name)
    {
        await using var db = site.Site.Open();
        var file = new StoredFile { Id = site.Site.Clock.NewId(), OrganId = site.Site.Bureau.Id, Name = $"{name}附件.txt", MediaType = "text/plain", Length = 3, Checksum = "0", StoredName = Guid.NewGuid().ToString("N"), StoredAt = site.Site.Clock.Now };
        db.Add(file);
        await db.SaveChangesAsync();
        return site.Content(name) with { Attachments = [new AttachedFile(file.Id, $"{name}附件")] };
    }

    private static async Task<Dictionary<string, Guid>> FilesAsync(PublishingSite site)
    {
        await using var db = site.Site.Open();
        return await db.Set<ItemAttachment>().ToDictionaryAsync(attachment => attachment.Name[..3], attachment => attachment.FileId);
    }
}
