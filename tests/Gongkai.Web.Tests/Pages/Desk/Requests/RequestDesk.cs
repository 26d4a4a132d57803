using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;

namespace Gongkai.Web.Tests.Pages.Desk.Requests;

/// <summary>The server with one person of each part in requests, and requests brought anywhere by the use cases.</summary>
internal sealed class RequestDesk : IAsyncDisposable
{
    private RequestDesk(TestRequests requests, DeskSite desk) => (Requests, Desk) = (requests, desk);

    public TestRequests Requests { get; }

    public DeskSite Desk { get; }

    public static async Task<RequestDesk> StartAsync()
    {
        var requests = new TestRequests(DatabaseKind.Sqlite);
        var desk = new RequestDesk(requests, await DeskSite.StartAsync(requests.Site));
        foreach (var role in new[] { Role.DisclosureOfficer, Role.Handler, Role.LegalReviewer, Role.Leader, Role.Contributor })
        {
            await requests.Site.AddPersonAsync(requests.Site.Bureau, RoleTable.Of(role).Code, role);
        }

        await requests.Site.AddPersonAsync(requests.Site.Other, "stranger", Role.DisclosureOfficer, Role.Handler, Role.LegalReviewer, Role.Leader);
        return desk;
    }

    public Task<DeskVisitor> AsAsync(Role role) => Desk.SignedInAsync(RoleTable.Of(role).Code);

    public static string Case(Guid id) => $"/desk/requests/{id}";

    public static string Step(Guid id, RequestAction action) => $"{Case(id)}/step/{RequestActions.List[action].Code}";

    /// <summary>Takes a step through its page; fails with what the page says where it was refused.</summary>
    public static async Task TakeAsync(DeskVisitor who, Guid id, RequestAction action, params (string Name, string Value)[] fields)
    {
        var answer = await who.SendAsync(Step(id, action), "form[data-preview]", [.. fields.Select(field => ($"Input.{field.Name}", field.Value))]);
        Assert.True(answer.RedirectsTo?.StartsWith(Case(id), StringComparison.Ordinal), $"{action}: {answer.Status} {answer.Problems} {answer.Text}");
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
