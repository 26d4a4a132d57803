using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gongkai.Browser.Tests.Site;

/// <summary>What a page leads to: addresses to open, forms to send, and what is wrong with them on the face of it.</summary>
internal sealed class PageLinks
{
    private const int OptionsTried = 3;

    private readonly IHtmlDocument _page;
    private readonly Uri _here;

    internal PageLinks(IHtmlDocument page, Uri site, string path)
    {
        _page = page;
        _here = new Uri(site, path);
        foreach (var element in page.QuerySelectorAll("a[href], area[href], link[href]"))
        {
            AddLink(element, element.GetAttribute("href")!);
        }

        foreach (var element in page.QuerySelectorAll("[src]"))
        {
            AddLink(element, element.GetAttribute("src")!);
        }

        foreach (var form in page.QuerySelectorAll("form").OfType<IHtmlFormElement>())
        {
            AddForm(form);
        }

        Faults.AddRange(page.QuerySelectorAll("a:not([href])").Select(anchor => $"anchor without address: {Shown(anchor)}"));
        Faults.AddRange(page.QuerySelectorAll("a[href]").Where(IsNameless).Select(anchor => $"link without a name: {anchor.OuterHtml}"));
    }

    /// <summary>Addresses of this site, with query, without fragment.</summary>
    internal HashSet<string> Addresses { get; } = new(StringComparer.Ordinal);

    /// <summary>Addresses that forms are posted to.</summary>
    internal HashSet<string> Posts { get; } = new(StringComparer.Ordinal);

    /// <summary>Places in other pages: address and id.</summary>
    internal List<(string Address, string Id)> Places { get; } = [];

    internal List<string> Faults { get; } = [];

    /// <summary>Buttons outside of forms; a script has to know their data attribute.</summary>
    internal IEnumerable<IElement> LooseButtons => _page.QuerySelectorAll("button, input[type=button], input[type=submit]")
        .Where(button => button is IHtmlButtonElement { Form: null } or IHtmlInputElement { Form: null } || button.GetAttribute("type") is "button");

    private void AddLink(IElement element, string address)
    {
        if (address.Length == 0 || address is "#" || address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
        {
            Faults.Add($"leads nowhere: {Shown(element)}");
            return;
        }

        var target = new Uri(_here, address);
        if (target.Scheme is "mailto" or "tel" or "otpauth" or "data" || element.GetAttribute("rel") == "canonical")
        {
            return;
        }

        if (target.Authority != _here.Authority)
        {
            AddForeign(element, target);
            return;
        }

        var id = Uri.UnescapeDataString(target.Fragment.TrimStart('#'));
        if (address.StartsWith('#'))
        {
            if (_page.GetElementById(id) is null)
            {
                Faults.Add($"no such place in the page: {address}");
            }

            return;
        }

        Addresses.Add(target.PathAndQuery);
        if (id.Length > 0)
        {
            Places.Add((target.PathAndQuery, id));
        }
    }

    private void AddForeign(IElement element, Uri target)
    {
        if (element is not IHtmlAnchorElement)
        {
            Faults.Add($"loads from elsewhere: {target}");
        }
        else if (target.Scheme != "https" || element.GetAttribute("rel")?.Contains("noopener", StringComparison.Ordinal) != true)
        {
            Faults.Add($"leads elsewhere without https or noopener: {target}");
        }
    }

    private void AddForm(IHtmlFormElement form)
    {
        if (form.GetAttribute("method") == "dialog")
        {
            return;
        }

        if (form.QuerySelector("button:not([type=button]), input[type=submit]") is null && _page.QuerySelector($"button[form='{form.Id}']") is null)
        {
            Faults.Add($"form without a button: {Shown(form)}");
        }

        var action = form.GetAttribute("action") is { Length: > 0 } given ? new Uri(_here, given) : _here;
        if (form.Method.Equals("post", StringComparison.OrdinalIgnoreCase))
        {
            if (form.QuerySelector("button:not([formaction]), input[type=submit]:not([formaction])") is not null)
            {
                Posts.Add(action.PathAndQuery);
            }

            if (action.Query.Length == 0)
            {
                // Who loads the page again after sending asks for this address.
                Addresses.Add(action.AbsolutePath);
            }

            Posts.UnionWith(form.QuerySelectorAll("[formaction]").Select(button => new Uri(_here, button.GetAttribute("formaction")!).PathAndQuery));
            return;
        }

        var standing = form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>().Where(input => input.Type is not ("checkbox" or "radio") || input.IsChecked).Select(input => (input.Name!, input.Value))
            .Concat(form.QuerySelectorAll("select[name]").OfType<IHtmlSelectElement>().Select(select => (select.Name!, select.Value ?? ""))).ToList();
        Addresses.Add(Query(action, standing));
        foreach (var select in form.QuerySelectorAll("select[name]").OfType<IHtmlSelectElement>())
        {
            Addresses.UnionWith(select.Options.Take(OptionsTried).Select(option => Query(action, [.. standing.Where(field => field.Item1 != select.Name), (select.Name!, option.Value)])));
        }
    }

    private static string Query(Uri action, IEnumerable<(string Name, string Value)> fields) =>
        $"{action.AbsolutePath}?{string.Join('&', fields.Where(field => field.Value.Length > 0).Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"))}".TrimEnd('?');

    private static bool IsNameless(IElement anchor) =>
        string.IsNullOrWhiteSpace(anchor.TextContent) && string.IsNullOrWhiteSpace(anchor.GetAttribute("aria-label")) && anchor.QuerySelector("img[alt], svg[aria-label]") is null;

    private static string Shown(IElement element) => element.OuterHtml.Length > 160 ? element.OuterHtml[..160] : element.OuterHtml;
}
