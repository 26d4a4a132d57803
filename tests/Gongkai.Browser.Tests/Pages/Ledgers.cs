using System.Globalization;

namespace Gongkai.Browser.Tests.Pages;

/// <summary>Records of ledgers as an officer enters and changes them.</summary>
internal static class Ledgers
{
    internal static DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>The clock of day and minute in China.</summary>
    internal static DateTime Now => DateTime.UtcNow.AddHours(8);

    internal static string Day(int fromToday = 0) => Today.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Minute(int hoursFromNow) => Now.AddHours(hoursFromNow).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>Enters a record on its form and returns the path of its page.</summary>
    internal static async Task<string> EnterAsync(this Reader officer, string ledger, params (string Field, string Value)[] values)
    {
        await officer.GoAsync($"/desk/ledgers/{ledger}/new");
        await PutAsync(officer, values);
        Assert.Matches($"/desk/ledgers/{ledger}/[0-9a-f-]{{36}}$", officer.Page.Url);
        return new Uri(officer.Page.Url).AbsolutePath;
    }

    /// <summary>Changes a record from its page.</summary>
    internal static async Task ChangeAsync(this Reader officer, string record, params (string Field, string Value)[] values)
    {
        await officer.GoAsync(record);
        await officer.ArriveAsync(() => officer.FollowAsync("修改"));
        await PutAsync(officer, values);
        Assert.EndsWith(record, officer.Page.Url, StringComparison.Ordinal);
    }

    private static async Task PutAsync(Reader officer, (string Field, string Value)[] values)
    {
        foreach (var (field, value) in values)
        {
            await officer.PutAsync($"Values[{field}]", value);
        }

        await officer.SendAsync("保存");
    }
}
