using Gongkai.App;
using Gongkai.Domain.Requests;
using Gongkai.Web.Users;

namespace Gongkai.Web.Requests;

/// <summary>办件地址 — where the pages of a request are.</summary>
public static class RequestPaths
{
    public const string Workbench = "/desk/requests";
    public const string Register = "/desk/requests/register";
    public const string Ledger = "/desk/requests/ledger";
    public const string Reminders = "/desk/requests/reminders";
    public const string Rules = "/desk/requests/rules";
    public const string Holidays = "/desk/holidays";

    public static string Case(Guid id) => $"{Workbench}/{id}";

    /// <summary>Where a list is read by more people than may open its cases: null makes a link plain text.</summary>
    public static string? CaseFor(Caller caller, Guid id) => PermissionPolicies.RequestParts.Any(caller.May) ? Case(id) : null;

    /// <summary>The workbench, for who may open it.</summary>
    public static string? WorkbenchFor(Caller caller) => PermissionPolicies.RequestParts.Any(caller.May) ? Workbench : null;

    /// <summary>The page of an action: most are steps of one form, some have a page that gives them more.</summary>
    public static string Step(Guid id, RequestAction action) => action switch
    {
        RequestAction.Draft => Draft(id),
        RequestAction.Split => $"{Case(id)}/split",
        RequestAction.Merge => $"{Case(id)}/merge",
        RequestAction.Undo => $"{Case(id)}#办理过程",
        _ => $"{Case(id)}/step/{RequestActions.List[action].Code}",
    };

    public static string Draft(Guid id) => $"{Case(id)}/draft";

    public static string Undo(Guid id, int number) => $"{Case(id)}/undo/{number}";

    public static string Files(Guid id) => $"{Case(id)}/files";

    public static string File(Guid id, Guid file) => $"{Case(id)}/files/{file}";

    public static string Release(Guid id, Guid file) => $"{File(id, file)}/release";

    public static string Paper(Guid id, Guid paper) => $"{Case(id)}/papers/{paper}";

    public static string Remedies(Guid id) => $"{Case(id)}/remedies";

    public static string Repeats(Guid id) => $"{Case(id)}/repeats";

    public static string Answer(Guid id) => $"{Case(id)}/answer";

    public static string Package(Guid id) => $"{Case(id)}/package";
}
