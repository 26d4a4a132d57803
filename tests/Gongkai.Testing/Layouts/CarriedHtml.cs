using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gongkai.Testing.Layouts;

/// <summary>携带的网页 — the page inside a JSON or JavaScript string, as site interfaces deliver it.</summary>
public static class CarriedHtml
{
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static FileContent Json(Page page) => FileContent.OfText("article.json", JsonSerializer.Serialize(
        new { code = 200, message = "success", data = new { id = 48213, title = page.Report.Organ + page.Report.TitleTail, publishDate = "2024-01-19 09:30:00", content = HtmlWriters.Body(page, new HtmlLook()) } },
        s_relaxed));

    /// <summary>The same with every character beyond ASCII and every angle bracket escaped.</summary>
    public static FileContent EscapedJson(Page page) => FileContent.OfText("article.json", JsonSerializer.Serialize(
        new { title = page.Report.Organ + page.Report.TitleTail, body = HtmlWriters.Body(page, new HtmlLook { Spans = true }) }));

    /// <summary>Angle brackets as entities inside the JSON string: escaped twice.</summary>
    public static FileContent EntityJson(Page page) => FileContent.OfText("article.json", JsonSerializer.Serialize(
        new { title = page.Report.Organ + page.Report.TitleTail, content = HtmlWriters.Escaped(HtmlWriters.Body(page, new HtmlLook { BlankAsEntity = false })) }, s_relaxed));

    public static FileContent Variable(Page page) => FileContent.OfText("article.js",
        $"var articleTitle = \"{page.Report.Organ}{page.Report.TitleTail}\";\nvar articleContent = {JsonSerializer.Serialize(HtmlWriters.Body(page, new HtmlLook()), s_relaxed)};\nrender(articleContent);\n");

    public static FileContent SingleQuotedVariable(Page page) => FileContent.OfText("article.js",
        $"var content = '{HtmlWriters.Body(page, new HtmlLook { Sections = false }).Replace("'", "\\'", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}';\n");

    public static FileContent Padded(Page page) => FileContent.OfText("detail.jsonp",
        $"jQuery1124({JsonSerializer.Serialize(new { result = new { html = HtmlWriters.Body(page, new HtmlLook()) } }, s_relaxed)});");

    /// <summary>The page as a script in a page: nothing but the script holds the report.</summary>
    public static FileContent ScriptInPage(Page page)
    {
        page.Expect.MayRefuseAll();
        return FileContent.OfText("年报.html",
            $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{page.Report.Organ}{page.Report.TitleTail}</title></head><body><div id=\"c\"></div><script>var content = {JsonSerializer.Serialize(HtmlWriters.Body(page, new HtmlLook()))};document.getElementById('c').innerHTML=content;</script></body></html>");
    }

    /// <summary>Every character beyond ASCII as a numeric entity.</summary>
    public static FileContent NumericEntities(Page page)
    {
        var html = HtmlWriters.Document(page, new HtmlLook());
        var text = new StringBuilder(html.Length * 4);
        foreach (var c in html)
        {
            if (c < 128)
            {
                text.Append(c);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"&#{(c % 2 == 0 ? "x" : "")}{(c % 2 == 0 ? ((int)c).ToString("X", CultureInfo.InvariantCulture) : ((int)c).ToString(CultureInfo.InvariantCulture))};");
            }
        }

        return FileContent.OfText("年报.htm", text.ToString());
    }

    /// <summary>Plain tab rows inside a pre element.</summary>
    public static FileContent Preformatted(Page page)
    {
        page.Expect.MayRefuseAll();
        var text = TextWriters.TabRows(Covered.Empty, Spanned.Squeezed)(page).Text!;
        return FileContent.OfText("年报.html", $"<html><body><pre>{HtmlWriters.Escaped(text)}</pre></body></html>");
    }
}
