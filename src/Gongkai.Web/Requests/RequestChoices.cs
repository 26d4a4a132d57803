using Gongkai.App.Organs;
using Gongkai.App.Users;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Requests;

/// <summary>办件选项 — the code lists of requests as lists and ticks offer them: in filters by code, in forms by member.</summary>
public static class RequestChoices
{
    public static IReadOnlyList<Choice> ByCode<T>(CodeList<T> list)
        where T : struct, Enum => [.. list.Entries.Select(entry => new Choice(entry.Code, entry.Name))];

    public static IReadOnlyList<Choice> ByMember<T>(CodeList<T> list, Func<T, string?>? hint = null)
        where T : struct, Enum => [.. list.Entries.Select(entry => new Choice(entry.Member.ToString(), entry.Name, hint?.Invoke(entry.Member)))];

    public static T? Find<T>(CodeList<T> list, string? code)
        where T : struct, Enum => list.Find(code ?? "")?.Member;
}

/// <summary>承办人选 — the units of the own organ and the people in it who may handle requests.</summary>
public sealed record HandlingChoices(IReadOnlyList<Choice> Units, IReadOnlyList<Choice> People)
{
    private const int Most = 500;

    public static async Task<HandlingChoices> OfAsync(HttpContext context, Guid organId)
    {
        var (organs, people) = (context.RequestServices.GetRequiredService<ViewOrgan>(), context.RequestServices.GetRequiredService<FindPeople>());
        var units = await organs.UnitsAsync(organId, context.RequestAborted);
        var found = await people.RunAsync(new PeopleFilter(OrganId: organId, State: AccountState.Active) { PageSize = Most }, context.RequestAborted);
        return new HandlingChoices(
            [.. units.Select(unit => new Choice(unit.Id.ToString(), unit.Name))],
            [.. found.Rows.Where(row => RoleTable.Of(row.Roles).Contains(Permission.HandleRequests)).Select(row => new Choice(row.Id.ToString(), row.UnitName is { } unit ? $"{row.Name}（{unit}）" : row.Name))]);
    }
}
