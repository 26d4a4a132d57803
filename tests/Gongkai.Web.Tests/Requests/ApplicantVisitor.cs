using System.Net;
using AngleSharp.Html.Dom;
using Gongkai.Web.Tests.Users;

namespace Gongkai.Web.Tests.Requests;

/// <summary>A citizen's browser without scripts: sends forms with files as they stand in the page, follows no redirect by itself.</summary>
public sealed class ApplicantVisitor(Uri address)
{
    private readonly HttpClient _client = NewClient(address);

    /// <summary>A person's form as it should be.</summary>
    public static IReadOnlyList<(string Name, string Value)> Person { get; } =
    [
        ("Input.HasRead", "true"), ("Input.Name", "柏望舒"), ("Input.IdKind", "居民身份证"), ("Input.IdNumber", "110101199003074477"), ("Input.Phone", "13900001234"),
        ("Input.Title", "2025年听潮桥改造工程验收报告"), ("Input.Description", "全部标段的验收报告及附件。"),
    ];

    public Task<HttpResponseMessage> SendAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> PostRawAsync(string path, HttpContent content) => _client.PostAsync(new Uri(path, UriKind.Relative), content);

    public async Task<PageAnswer> GetAsync(string path) => await PageAnswer.OfAsync(await SendAsync(path));

    /// <summary>Fills the form of a page that was got before.</summary>
    public Task<PageAnswer> FillAsync(PageAnswer page, string path, string selector, IEnumerable<(string Name, string Value)> filled, params (string Name, string FileName, byte[] Content)[] files)
    {
        var form = page.Document.QuerySelector(selector) as IHtmlFormElement ?? throw new InvalidOperationException($"No form {selector} on {path}: {page.Text}");
        var values = filled.ToList();
        var names = values.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        values.AddRange(form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>()
            .Where(input => !names.Contains(input.Name!) && input.Type != "file" && (input.Type is not ("checkbox" or "radio") || input.IsChecked)).Select(input => (input.Name!, input.Value)));
        values.AddRange(form.QuerySelectorAll("select[name]").OfType<IHtmlSelectElement>().Where(select => !names.Contains(select.Name!)).Select(select => (select.Name!, select.Value ?? "")));
        values.AddRange(form.QuerySelectorAll("textarea[name]").OfType<IHtmlTextAreaElement>().Where(area => !names.Contains(area.Name!)).Select(area => (area.Name!, area.Value)));
        return PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : path, values, files);
    }

    public async Task<PageAnswer> FillAsync(string path, string selector, IEnumerable<(string Name, string Value)> filled, params (string Name, string FileName, byte[] Content)[] files) =>
        await FillAsync(await GetAsync(path), path, selector, filled, files);

    /// <summary>Number and code of the receipt that the form led to.</summary>
    public async Task<(string Number, string Code)> ReceiptAsync()
    {
        var page = await GetAsync("/request/receipt");
        return (page.Document.QuerySelector("#number")!.TextContent, page.Document.QuerySelector("#code")!.TextContent);
    }

    public Task<PageAnswer> QueryAsync(string number, string code) => FillAsync("/request/query", "form.query", [("Input.Number", number), ("Input.Code", code)]);

    private async Task<PageAnswer> PostAsync(string path, IEnumerable<(string Name, string Value)> fields, (string Name, string FileName, byte[] Content)[] files)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, fileName, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), name, fileName);
        }

        return await PageAnswer.OfAsync(await _client.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), content));
    }

    private static HttpClient NewClient(Uri address)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }
}
