using AngleSharp.Html.Dom;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing;
using Gongkai.Web.Tests.Pages.Desk.Requests;
using Gongkai.Web.Tests.Users;

namespace Gongkai.Web.Tests.Components;

public sealed class OwnFormTests
{
    [Fact(DisplayName = "按模板生成文稿以后，“保存并送审”真的保存：表单回到拟稿页，不再去生成")]
    public async Task Draft_AfterComposing_IsSaved()
    {
        await using var desk = await RequestDesk.StartAsync();
        var id = await desk.Requests.HandledAsync();
        var (handler, path) = (await desk.AsAsync(Role.Handler), $"{RequestDesk.Case(id)}/draft");
        (string, string)[] reply = [("Input.Matters", nameof(Outcome.DeniedProcessInformation)), ("Input.Reasons", "属于讨论记录"), ("Input.Text", "答复书正文")];

        var composed = await handler.SendToAsync(path, "form.split", $"{path}?handler=Compose", reply);
        var action = Form(composed, "form.split").GetAttribute("action")!;
        var saved = await handler.SendToAsync(path, "form.split", action, [.. reply, ("submits", "true")]);

        Assert.Equal(path, action);
        Assert.StartsWith(RequestDesk.Case(id), saved.RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(RequestState.LegalReview, (await desk.Requests.RequestAsync(id)).State);
    }

    [Fact(DisplayName = "查此前申请、重新测算、再加两件以后，主按钮的表单都回到本页；地址里其余的条件留着")]
    public async Task Form_AfterAnotherHandler_GoesToItsPage()
    {
        await using var desk = await RequestDesk.StartAsync();
        var id = await desk.Requests.HandledAsync();
        var officer = await desk.AsAsync(Role.DisclosureOfficer);
        var step = RequestDesk.Step(id, RequestAction.AskForClarification);
        foreach (var (path, form, handler) in new[] { ("/desk/requests/register", "form.register", "Earlier"), (step, "form[data-preview]", "Preview"), ($"{RequestDesk.Case(id)}/split", "main form", "More") })
        {
            var answer = await officer.SendToAsync(path, form, $"{path}?handler={handler}&from=list");

            Assert.Equal($"{path}?from=list", Form(answer, form).GetAttribute("action"));
        }
    }

    [Fact(DisplayName = "写明地址的提交表单都带校验令牌：框架只给没有地址的表单自动加")]
    public void Forms_WithAnAddress_CarryTheToken() =>
        Assert.Empty(Directory.EnumerateFiles(RepositoryRoot.File("src/Gongkai.Web/Pages"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file).Where(IsWithoutToken).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}")));

    [Theory(DisplayName = "公众的表单真的收得下：订阅、纠错")]
    [InlineData("/subscribe", "main form")]
    [InlineData("/faults?on=/content", "main form")]
    public async Task PublicForm_AsItStands_IsAnswered(string path, string form)
    {
        await using var desk = await DeskSite.StartAsync();

        Assert.NotEqual(System.Net.HttpStatusCode.BadRequest, (await desk.Visitor().SendAsync(path, form)).Status);
    }

    private static bool IsWithoutToken(string line) => line.IndexOf("<form ", StringComparison.Ordinal) is >= 0 and var start
        && line[start..].Split('>')[0] is var form && form.Contains("method=\"post\"", StringComparison.Ordinal)
        && form.Contains(" action=", StringComparison.Ordinal) && !form.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal);

    private static IHtmlFormElement Form(PageAnswer answer, string selector) => (IHtmlFormElement)answer.Document.QuerySelector(selector)!;
}
