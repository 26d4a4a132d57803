using Gongkai.Browser.Tests.Site;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

/// <summary>A new installation in the browser: who sets it up, and everybody who is given an account there.</summary>
internal sealed class NewSite(BrowserSite site, EmptyInstallation installation) : IAsyncDisposable
{
    internal const string Administrator = "admin";

    private readonly Dictionary<string, Reader> _people = new(StringComparer.Ordinal);

    internal Reader this[string name] => _people[name];

    internal Task<Reader> CitizenAsync() => Reader.OpenAsync(site, installation.Nobody());

    /// <summary>Somebody sets the own password through the link that was handed over, and signs in.</summary>
    internal async Task EnterAsync(string name, string setUpPath)
    {
        var person = _people[name] = await CitizenAsync();
        await person.GoAsync(setUpPath);
        await person.FillAsync("Input_Password", TestPeople.Password);
        await person.FillAsync("Input_Again", TestPeople.Password);
        await PressAsync(person);
        await SignInAsync(name);
    }

    /// <summary>A session does not outlast months of leave.</summary>
    internal async Task SignInAsync(string name)
    {
        var person = _people[name];
        await person.GoAsync("/desk/sign-in");
        await person.FillAsync("Input_Name", name);
        await person.FillAsync("Input_Password", TestPeople.Password);
        await PressAsync(person);
        Assert.EndsWith("/desk", person.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>The administrator makes the account, the person takes the link and enters.</summary>
    internal async Task AddPersonAsync(string name, string organ, params Role[] roles)
    {
        var admin = _people[Administrator];
        await admin.GoAsync("/desk/people/create");
        await admin.Page.Locator("#Input_OrganId").SelectOptionAsync(await ValueOfAsync(admin, "#Input_OrganId", organ));
        await admin.FillAsync("Input_Name", $"示例{name}");
        await admin.FillAsync("Input_SignInName", name);
        foreach (var role in roles)
        {
            await admin.PutAsync("Input.Roles", role.ToString());
        }

        await admin.SendAsync("新增");
        await EnterAsync(name, new Uri(await admin.TextAsync(".notice code")).AbsolutePath);
    }

    /// <summary>Value of the option that ends with a text; names in a tree are indented.</summary>
    internal static async Task<string> ValueOfAsync(Reader reader, string list, string text) =>
        (await reader.Page.Locator($"{list} option").Filter(new LocatorFilterOptions { HasText = text }).First.GetAttributeAsync("value"))!;

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people.Values)
        {
            await person.DisposeAsync();
        }
    }

    private static Task PressAsync(Reader person) => person.ArriveAsync(() => person.Page.Locator("main form button.btn").First.ClickAsync());
}
