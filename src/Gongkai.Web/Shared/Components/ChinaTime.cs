using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gongkai.Web.Shared.Components;

/// <summary>北京时间 — instants and days as every page writes them: YYYY-MM-DD HH:MM.</summary>
public static class ChinaTime
{
    private static readonly TimeSpan s_offset = TimeSpan.FromHours(8);

    public static string Minute(DateTimeOffset instant) => instant.ToOffset(s_offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>时间 — <c>&lt;time at="instant"&gt;</c> or <c>&lt;time day="day"&gt;</c>; nothing at all where there is none.</summary>
[HtmlTargetElement("time", Attributes = "at")]
[HtmlTargetElement("time", Attributes = "day")]
public sealed class TimeTagHelper : TagHelper
{
    public DateTimeOffset? At { get; set; }

    public DateOnly? Day { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (At is { } instant)
        {
            output.Attributes.SetAttribute("datetime", instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            output.Content.SetContent(ChinaTime.Minute(instant));
        }
        else if (Day is { } day)
        {
            output.Attributes.SetAttribute("datetime", ChinaTime.Day(day));
            output.Content.SetContent(ChinaTime.Day(day));
        }
        else
        {
            output.SuppressOutput();
        }
    }
}
