using System.Text;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.Web.Tests.Pages.Desk.Requests;

public sealed class RequestPaperTests
{
    [Fact(DisplayName = "文书：案件里没有的内容会问，填好后预览、保存；查看不了的人看不到正文里的姓名")]
    public async Task Paper_Merged_AsksForWhatTheCaseDoesNotKnow()
    {
        await using var desk = await RequestDesk.StartAsync();
        var id = await desk.Requests.HandledAsync();
        await desk.Requests.RepliedAsync(id);
        var paper = (await desk.Requests.ViewAsync(id)).Papers.First(known => known.Kind == PaperKind.ReplyGranted);
        var (path, handler) = ($"{RequestDesk.Case(id)}/papers/{paper.Id}", await desk.AsAsync(Role.Handler));

        var asked = await handler.SendToAsync(path, "form.card", $"{path}?handler=Merge");
        (string, string)[] given = [.. asked.Document.QuerySelectorAll(".field:has(.need) [name^='Fields']").Select(field => (field.GetAttribute("name")!, field.QuerySelector("option[value='']")?.NextElementSibling?.TextContent ?? "云汀市某某"))];
        var merged = await handler.SendToAsync(path, "form.card", $"{path}?handler=Merge", given);

        Assert.Contains("人民法院", asked.Problems, StringComparison.Ordinal);
        Assert.True(merged.Document.QuerySelector(".sheet .paper") is not null, merged.Problems);
        Assert.Contains("云工信公开答〔2026〕1号", merged.Text, StringComparison.Ordinal);
        Assert.Contains(TestRequests.Applicant.Name, merged.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "放行检查：含身份证号的文件不放行；保留要写理由，而且不能是添加文件的人自己决定")]
    public async Task Release_FileWithIdentityNumber_NeedsSecondPersonAndReason()
    {
        await using var desk = await RequestDesk.StartAsync();
        var id = await desk.Requests.HandledAsync();
        var (handler, officer) = (await desk.AsAsync(Role.Handler), await desk.AsAsync(Role.DisclosureOfficer));
        var content = Encoding.UTF8.GetBytes($"名单\n张三 {TestRequests.Applicant.IdNumber}\n");
        await handler.UploadAsync($"{RequestDesk.Case(id)}/files", "form[enctype]", ("Sent", "名单.txt", content));
        await officer.UploadAsync($"{RequestDesk.Case(id)}/files", "form[enctype]", ("Sent", "自己加的.txt", content));
        var files = (await desk.Requests.ViewAsync(id)).Files;
        string Gate(string name) => $"{RequestDesk.Case(id)}/files/{files.First(file => file.Name == name).Id}/release";

        var page = await officer.GetAsync(Gate("名单.txt"));
        var key = page.Document.QuerySelector("[name=Accepted]")!.GetAttribute("value")!;
        var plain = await officer.SendAsync(Gate("名单.txt"), "main form");
        var withoutReason = await officer.SendAsync(Gate("名单.txt"), "main form", ("Accepted", key));
        var own = await officer.SendAsync(Gate("自己加的.txt"), "main form", ("Accepted", key), ("Reason", "本人同意"));
        var released = await officer.SendAsync(Gate("名单.txt"), "main form", ("Accepted", key), ("Reason", "本人书面同意公开"));

        Assert.Contains("须人工处理", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestRequests.Applicant.IdNumber, page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(plain.Problems);
        Assert.Contains("写明为什么", withoutReason.Problems, StringComparison.Ordinal);
        Assert.Contains("第二人", own.Problems, StringComparison.Ordinal);
        Assert.Equal($"{RequestDesk.Case(id)}/files", released.RedirectsTo);
        Assert.Single((await desk.Requests.ViewAsync(id)).Files, file => file.Role == RequestFileRole.Released);
    }

    [Theory(DisplayName = "文字异同：一样的、新增的、划去的")]
    [InlineData("2024年专项资金", "2025年专项资金", "202-4+5年专项资金")]
    [InlineData("", "甲", "+甲")]
    [InlineData("甲乙", "甲乙", "甲乙")]
    public void TextChanges_Between_MarksDifferences(string before, string after, string expected) =>
        Assert.Equal(expected, string.Concat(Web.Requests.TextChanges.Between(before, after).Select(part => part.Kind switch { Web.Requests.TextChangeKind.Added => $"+{part.Text}", Web.Requests.TextChangeKind.Removed => $"-{part.Text}", _ => part.Text })));
}
