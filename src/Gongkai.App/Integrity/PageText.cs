using System.Net;
using System.Text;

namespace Gongkai.App.Integrity;

/// <summary>页面文字 — what a page says without its markup and blanks, so that only the words are compared.</summary>
internal static class PageText
{
    internal static string Of(string html)
    {
        var text = new StringBuilder(html.Length / 2);
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            text.Append(html, at, (open < 0 ? html.Length : open) - at);
            var close = open < 0 ? -1 : html.IndexOf('>', open);
            at = close < 0 ? html.Length : close + 1;
        }

        return Squeezed(WebUtility.HtmlDecode(text.ToString()));
    }

    internal static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
