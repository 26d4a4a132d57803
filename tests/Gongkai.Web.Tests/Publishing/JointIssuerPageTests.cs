using System.Text;
using System.Text.Json;
using Gongkai.Domain.Publications;

namespace Gongkai.Web.Tests.Publishing;

public sealed class JointIssuerPageTests
{
    [Fact(DisplayName = "D03 联合发文：起草时从机关目录里勾选，站外机关写名称，不用脚本；再编辑时勾着的不重复写；服务对象从列表里选")]
    public async Task JointOrgans_Drafted_AreTickedAndWritten()
    {
        await using var site = await PublishingSite.StartAsync();
        var (writer, other) = (await site.Desk.SignedInAsync("writer"), site.Site.Other);
        var draft = await site.DraftAsync(site.Content("联合办法"));
        var path = $"/desk/items/{draft}/edit";

        var before = await writer.GetAsync(path);
        await writer.SendAsync(path, "form:has([name='Input.Title'])", ("Input.IssuingOrgan", "云汀市工业和信息化局、岚澜海关"), ("Input.JointOrgans", other.Id.ToString()), ("Input.Audience", "LegalPersons"));
        var after = await writer.GetAsync(path);
        var sheet = await writer.GetAsync($"/desk/items/{draft}");

        Assert.NotNull(before.Document.QuerySelector($"[name='Input.JointOrgans'][value='{other.Id}']:not([checked])"));
        Assert.Null(before.Document.QuerySelector($"[name='Input.JointOrgans'][value='{site.Site.Bureau.Id}']"));
        Assert.NotNull(after.Document.QuerySelector($"[name='Input.JointOrgans'][value='{other.Id}'][checked]"));
        Assert.Equal("云汀市工业和信息化局、岚澜海关", after.Document.QuerySelector("[name='Input.IssuingOrgan']")!.GetAttribute("value"));
        Assert.NotNull(after.Document.QuerySelector("[name='Input.Audience'] option[value='LegalPersons'][selected]"));
        Assert.Contains($"云汀市工业和信息化局、岚澜海关、{other.Name}", sheet.Text, StringComparison.Ordinal);
        Assert.Contains("法人", sheet.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "D03 联合发文：信息页连到各机关的专栏，对方的专栏列出它，服务对象在要素表，接口和 CSV 都带着")]
    public async Task JointOrgans_Published_AreLinkedBothWays()
    {
        await using var site = await PublishingSite.StartAsync();
        var other = site.Site.Other;
        var id = await site.PublishedAsync(site.Content("联合办法") with { IssuingOrgan = "云汀市工业和信息化局、岚澜海关", JointOrgans = [other.Id], Audience = ItemAudience.LegalPersons });
        var visitor = site.Desk.Visitor();

        var item = await visitor.GetAsync($"/items/{id}");
        var section = await visitor.GetAsync($"/organs/{other.Number}");
        using var json = JsonDocument.Parse(await visitor.BytesAsync($"/api/items/{id}"));
        var csv = Encoding.UTF8.GetString(await visitor.BytesAsync("/api/items.csv"));

        var facts = item.Document.QuerySelector("dl.facts")!;
        Assert.Equal([$"/organs/{site.Site.Bureau.Number}", $"/organs/{other.Number}"], facts.QuerySelectorAll("a[href^='/organs/']").Select(link => link.GetAttribute("href")));
        Assert.Contains("岚澜海关", facts.TextContent, StringComparison.Ordinal);
        Assert.Contains("法人", facts.TextContent, StringComparison.Ordinal);
        Assert.Contains("联合发布", section.Text, StringComparison.Ordinal);
        Assert.NotNull(section.Document.QuerySelector($"a[href='/items/{id}']"));
        var row = json.RootElement.GetProperty("item");
        Assert.Equal((other.Id, "legal-persons"), (row.GetProperty("jointOrgans")[0].GetGuid(), row.GetProperty("audience").GetString()));
        Assert.Contains($",{other.Id},法人", csv, StringComparison.Ordinal);
    }
}
