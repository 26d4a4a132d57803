using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Gongkai.Web.Tests.Users;

/// <summary>A browser without scripts: keeps cookies, sends forms as they stand in the page, follows no redirect by itself.</summary>
public sealed class DeskVisitor(Uri address, CookieContainer cookies)
{
    private readonly HttpClient _client = NewClient(address, cookies);

    public DeskVisitor(Uri address)
        : this(address, new CookieContainer())
    {
    }

    public async Task<PageAnswer> GetAsync(string path) => await PageAnswer.OfAsync(await _client.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>The bytes behind an address, such as a file to download.</summary>
    public async Task<byte[]> BytesAsync(string path)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    /// <summary>Fills a form of a page and sends it; what is not filled goes as it stands.</summary>
    public Task<PageAnswer> SendAsync(string path, string formSelector, params (string Name, string Value)[] filled) => SendToAsync(path, formSelector, null, filled);

    /// <summary>The same with a button that sends the form elsewhere.</summary>
    public async Task<PageAnswer> SendToAsync(string path, string formSelector, string? formAction, params (string Name, string Value)[] filled)
    {
        var (action, fields) = await FilledAsync(path, formSelector, filled);
        return await PostAsync(formAction ?? action, fields);
    }

    /// <summary>The bytes that a page gives out, or that sending one of its forms gives out.</summary>
    public async Task<byte[]> DownloadAsync(string path, string? formSelector = null)
    {
        if (formSelector is null)
        {
            return await _client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
        }

        var (action, fields) = await FilledAsync(path, $"main {formSelector}", []);
        using var content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        using var answer = await _client.PostAsync(new Uri(action, UriKind.Relative), content);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    /// <summary>Sends a form with one file.</summary>
    public async Task<PageAnswer> UploadAsync(string path, string formSelector, (string Field, string Name, byte[] Content) file)
    {
        var (action, fields) = await FilledAsync(path, formSelector, []);
        using var content = new MultipartFormDataContent();
        foreach (var field in fields.Where(field => field.Name != file.Field))
        {
            content.Add(new StringContent(field.Value), field.Name);
        }

        content.Add(new ByteArrayContent(file.Content), file.Field, file.Name);
        return await PageAnswer.OfAsync(await _client.PostAsync(new Uri(action, UriKind.Relative), content));
    }

    /// <summary>Sends fields and several files, as a form with a file field for many does.</summary>
    public async Task<PageAnswer> PostFilesAsync(string path, IEnumerable<(string Name, string Value)> fields, IEnumerable<(string Field, string Name, byte[] Content)> files)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var file in files)
        {
            content.Add(new ByteArrayContent(file.Content), file.Field, file.Name);
        }

        return await PageAnswer.OfAsync(await _client.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    private async Task<(string Action, (string Name, string Value)[] Fields)> FilledAsync(string path, string formSelector, (string Name, string Value)[] filled)
    {
        var page = await GetAsync(path);
        var form = page.Document.QuerySelector(formSelector) as IHtmlFormElement ?? throw new InvalidOperationException($"No form {formSelector} on {path}: {page.Text}");
        var names = filled.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var standing = form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>()
            .Where(input => !names.Contains(input.Name!) && (input.Type is not ("checkbox" or "radio") || input.IsChecked))
            .Select(input => (input.Name!, input.Value))
            .Concat(form.QuerySelectorAll("select[name]").OfType<IHtmlSelectElement>().Where(select => !names.Contains(select.Name!)).Select(select => (select.Name!, select.Value ?? "")));

        // A path with a handler stands for the button that names it.
        return (!path.Contains("handler=", StringComparison.Ordinal) && form.GetAttribute("action") is { Length: > 0 } action ? action : path, [.. standing, .. filled]);
    }

    /// <summary>Sends a text as the file <c>Upload</c> with the page's own token.</summary>
    public async Task<PageAnswer> UploadAsync(string path, string content, params (string Name, string Value)[] fields)
    {
        var token = (await GetAsync(path)).Document.QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(content));
        form.Add(file, "Upload", "file.csv");
        foreach (var (name, value) in fields.Append(("__RequestVerificationToken", token)))
        {
            form.Add(new StringContent(value), name);
        }

        return await PageAnswer.OfAsync(await _client.PostAsync(new Uri(path, UriKind.Relative), form));
    }

    public async Task<PageAnswer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        return await PageAnswer.OfAsync(await _client.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    /// <summary>The same browser at another node of the site; the proxy in front would send it there.</summary>
    public DeskVisitor At(Uri node)
    {
        var other = new CookieContainer();
        foreach (Cookie cookie in cookies.GetAllCookies())
        {
            other.Add(node, new Cookie(cookie.Name, cookie.Value, cookie.Path));
        }

        return new DeskVisitor(node, other);
    }

    public Task<PageAnswer> SignInAsync(string name, string password, string path = "/desk/sign-in") =>
        SendAsync(path, "form", ("Input.Name", name), ("Input.Password", password));

    private static HttpClient NewClient(Uri address, CookieContainer cookies)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = cookies }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("User-Agent", "desk-visitor");
        return client;
    }
}

/// <summary>What the server answered, with the page read as a browser reads it.</summary>
public sealed record PageAnswer(HttpStatusCode Status, string? RedirectsTo, IHtmlDocument Document)
{
    public string Text => string.Join(' ', (Document.QuerySelector("main") ?? Document.Body)?.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []);

    public string Problems => Document.QuerySelector(".problems")?.TextContent ?? "";

    internal static async Task<PageAnswer> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            return new PageAnswer(response.StatusCode, response.Headers.Location?.OriginalString, new HtmlParser().ParseDocument(text));
        }
    }
}
