namespace Gongkai.Browser.Tests.Pages;

/// <summary>The form of a request as a person fills it on the portal.</summary>
internal static class Application
{
    internal static async Task FillPersonAsync(this Reader citizen)
    {
        await citizen.Page.Locator("#Input_HasRead").CheckAsync();
        await citizen.FillAsync("Input_Name", "示例甲");
        await citizen.Page.Locator("#Input_IdKind").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await citizen.FillAsync("Input_IdNumber", "11010119900307002X");
        await citizen.FillAsync("Input_Phone", "13900000000");
        await citizen.FillAsync("Input_Email", "jia@example.invalid");
        await citizen.TickFirstAsync("Input.DeliveryForm");
        await citizen.TickFirstAsync("Input.DeliveryChannel");
    }

    internal static async Task AskAsync(this Reader citizen, string title, string description)
    {
        await citizen.FillAsync("Input_Title", title);
        await citizen.FillAsync("Input_Description", description);
    }

    /// <summary>Number and query code, as the receipt shows them once.</summary>
    internal static async Task<(string Number, string Code)> ReceiptAsync(this Reader citizen)
    {
        await citizen.SeesAsync("政府信息公开申请回执");
        return (await citizen.TextAsync("#number"), await citizen.TextAsync("#code"));
    }

    /// <summary>Sends the form; where something alike is public already, sends it once more.</summary>
    internal static async Task SubmitAsync(this Reader citizen)
    {
        await citizen.SendAsync("提交申请");
        if (await citizen.Page.Locator(".problems.calm").CountAsync() > 0)
        {
            await citizen.SendAsync("仍要提交");
        }
    }

    internal static async Task QueryAsync(this Reader citizen, string number, string code)
    {
        await citizen.GoAsync("/request/query");
        await citizen.FillAsync("Input_Number", number);
        await citizen.FillAsync("Input_Code", code);
        await citizen.SendAsync("查询");
    }
}
