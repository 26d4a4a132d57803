using System.Net;
using System.Text;
using System.Text.Json;
using Gongkai.App;
using Gongkai.App.Files;
using Gongkai.App.Portal;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Testing.Databases;
using Gongkai.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Publishing;

public sealed class EveryWayToAByteTests
{
    private const string Published = "庚发布";

    // One for all requests: connections are kept, cookies are not.
    private static readonly HttpClient s_client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All });
    private static readonly string[] s_hidden = ["甲草稿", "乙审核", "丙签发", "丁定时", "戊登记", "己撤下"];

    [Theory(DisplayName = "公开闸口：门户的每一个地址 × 信息的每一种状态，缓存前后各问一遍，只有已发布的漏得出一个字")]
    [OnBothDatabases]
    public async Task EveryPublicRoute_EveryState_ShowsWhatIsPublishedAlone(DatabaseKind kind)
    {
        await using var site = await PublishingSite.StartAsync(kind);
        var ids = await EveryStateAsync(site);
        var files = await FilesAsync(site);
        var addresses = Addresses(site, ids, files).Distinct().ToList();

        // The first round fills the cache with everything as it was before the withdrawal; the second is answered after it.
        foreach (var address in addresses)
        {
            await AskAsync(site, address);
        }

        await site.WithdrawAsync(ids["己撤下"]);
        var leaks = new List<string>();
        var seenOfPublished = 0;
        var cached = 0;
        foreach (var address in addresses.Concat(addresses))
        {
            var (status, text, isCached) = await AskAsync(site, address);
            leaks.AddRange(LeaksOf(address, text));
            if (status == HttpStatusCode.OK && files.Any(file => file.Key != Published && address == $"/files/{file.Value}"))
            {
                leaks.Add($"{address} {status}");
            }

            seenOfPublished += text.Contains(Published, StringComparison.Ordinal) ? 1 : 0;
            cached += isCached ? 1 : 0;
        }

        Assert.Empty(leaks);
        Assert.InRange(seenOfPublished, 20, 2_000);
        Assert.InRange(cached, 8, 2_000);
        Assert.Contains("庚发布的附件密语", (await AskAsync(site, $"/files/{files[Published]}")).Text, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "公开闸口：别的机关的人在工作台的每一个地址也读不到；订阅邮件里只有已发布的")]
    [OnBothDatabases]
    public async Task EveryDeskRoute_ForeignOrgan_ShowsNothingHidden(DatabaseKind kind)
    {
        await using var site = await PublishingSite.StartAsync(kind);
        await SubscribedAsync(site);
        var ids = await EveryStateAsync(site);
        await site.WithdrawAsync(ids["己撤下"]);
        var files = await FilesAsync(site);
        var foreign = await site.Desk.SignedInAsync("foreign");
        var leaks = new List<string>();
        var opened = 0;
        foreach (var route in site.Desk.Routes.Where(IsAsked))
        {
            foreach (var address in route.IsPlain ? [route.Pattern] : ids.Values.Concat(files.Values).Select(id => Filled(route.Pattern, id)).Distinct())
            {
                var page = await foreign.GetAsync(address);
                opened += page.Status == HttpStatusCode.OK ? 1 : 0;
                leaks.AddRange(LeaksOf(address, page.Text));
            }
        }

        await new Subscribe(site.Site.Database, site.Site.Clock, site.Site.Vault).TellAsync(new Uri("https://portal.example"));
        var mails = await MailsAsync(site);

        Assert.Empty(leaks);
        Assert.InRange(opened, 20, 2_000);
        Assert.Contains(mails, mail => mail.Contains(Published, StringComparison.Ordinal));
        Assert.DoesNotContain(mails, mail => s_hidden.Any(name => mail.Contains(name, StringComparison.Ordinal)));
    }

    private static bool IsAsked(RouteEntry route) =>
        (route.Methods.Count == 0 || route.Methods.Contains("GET")) && !route.Pattern.Contains("sign-out", StringComparison.Ordinal)
        && (route.IsPlain || route.Pattern.StartsWith("/desk/items", StringComparison.Ordinal) || route.Pattern.StartsWith("/files", StringComparison.Ordinal));

    private static async Task<Dictionary<string, Guid>> EveryStateAsync(PublishingSite site) => new()
    {
        ["甲草稿"] = await site.DraftAsync(await WithFileAsync(site, "甲草稿")),
        ["乙审核"] = await site.SubmittedAsync(await WithFileAsync(site, "乙审核")),
        ["丙签发"] = await site.ApprovedAsync(await WithFileAsync(site, "丙签发")),
        ["丁定时"] = await site.ScheduledAsync(await WithFileAsync(site, "丁定时")),
        ["戊登记"] = await site.FiledAsync(await WithFileAsync(site, "戊登记")),
        ["己撤下"] = await site.PublishedAsync(await WithFileAsync(site, "己撤下")),
        [Published] = await site.PublishedAsync(await WithFileAsync(site, Published)),
    };

    private static IEnumerable<string> LeaksOf(string address, string text) => s_hidden
        .Where(name => text.Contains($"{name}的正文密语", StringComparison.Ordinal) || text.Contains($"{name}的附件密语", StringComparison.Ordinal)
            || (!Uri.UnescapeDataString(address).Contains(name, StringComparison.Ordinal) && text.Contains(name, StringComparison.Ordinal)))
        .Select(name => $"{address}: {name}");

    private static IEnumerable<string> Addresses(PublishingSite site, Dictionary<string, Guid> ids, Dictionary<string, Guid> files)
    {
        var column = site.Columns["statutory/documents/"];
        foreach (var route in site.Desk.Routes.Where(route => route.Policy == RouteEntry.Public && (route.Methods.Count == 0 || route.Methods.Contains("GET")) && !route.Pattern.StartsWith("/desk", StringComparison.Ordinal)))
        {
            foreach (var address in route.IsPlain ? [route.Pattern] : ids.Values.Concat(files.Values).Append(column).Select(id => Filled(route.Pattern, id)))
            {
                yield return address;
            }
        }

        foreach (var name in ids.Keys)
        {
            yield return $"/search?q={Uri.EscapeDataString(name)}";
            yield return $"/api/suggest?q={Uri.EscapeDataString(name[..1])}";
        }

        foreach (var words in (string[])["正文密语", "附件密语", "概述", "云工信"])
        {
            yield return $"/search?q={Uri.EscapeDataString(words)}";
        }
    }

    private static string Filled(string pattern, Guid id) => string.Join('/', pattern.Split('/').Select(segment => segment.Contains('{', StringComparison.Ordinal) ? id.ToString() : segment));

    private static async Task<(HttpStatusCode Status, string Text, bool IsCached)> AskAsync(PublishingSite site, string address)
    {
        using var answer = await s_client.GetAsync(new Uri(site.Desk.Address, address));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "application/zip" ? TextOfZip(bytes) : Encoding.UTF8.GetString(bytes), isPage && answer.Headers.ETag is not null);
    }

    private static string TextOfZip(byte[] bytes)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
        return string.Join('\n', archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return $"{entry.FullName}\n{reader.ReadToEnd()}";
        }));
    }

    // The name of the item stands in the title, the summary, the text, and in the name and the text of a real attachment.
    private static async Task<ItemContent> WithFileAsync(PublishingSite site, string name)
    {
        var store = new StoreItemFile(site.Site.Database, site.Site.Clock, site.Desk.Services.GetRequiredService<StoreFile>());
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"{name}的附件密语"));
        return site.Content(name) with { Attachments = [(await store.RunAsync(site.Author, (content, $"{name}附件.txt"))).Value] };
    }

    private static async Task<Dictionary<string, Guid>> FilesAsync(PublishingSite site)
    {
        await using var db = site.Site.Open();
        return await db.Set<ItemAttachment>().ToDictionaryAsync(attachment => attachment.Name[..3], attachment => attachment.FileId);
    }

    private static async Task SubscribedAsync(PublishingSite site)
    {
        var subscribe = new Subscribe(site.Site.Database, site.Site.Clock, site.Site.Vault);
        Assert.Null(await subscribe.StartAsync(Caller.Public("127.0.0.1"), "reader@example.cn", null, new Uri("https://portal.example")));
        await using var db = site.Site.Open();
        await db.Set<Subscription>().ExecuteUpdateAsync(one => one.SetProperty(subscription => subscription.ConfirmedAt, site.Site.Clock.Now));
    }

    private static async Task<List<string>> MailsAsync(PublishingSite site)
    {
        await using var db = site.Site.Open();
        var payloads = await db.Outbox.Where(item => item.Kind == "mail").Select(item => item.Payload).ToListAsync();
        return [.. payloads.Select(payload => site.Site.Vault.Open(JsonSerializer.Deserialize<string>(payload)!)).Select(mail => JsonDocument.Parse(mail).RootElement.GetProperty("Text").GetString()!)];
    }
}
