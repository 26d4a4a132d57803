using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gongkai.Web.Security;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace Gongkai.Web.Shared;

/// <summary>页面设置 — Razor Pages as this product uses them.</summary>
public static class PageSetup
{
    private const string DesignFolder = "/Design";

    public static void AddPages(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<FindSite>(_ => ValueTask.FromResult(SiteProfile.Plain));
        services.AddSingleton<FindDesk>(_ => ValueTask.FromResult(DeskFrame.Nobody));
        services.AddSingleton<FindHome>(_ => ValueTask.FromResult(HomeView.New));
        services.AddSingleton<ListSitemap>((_, _) => AsyncEnumerable.Empty<SitemapEntry>());
        services.AddSingleton<CountSitemap>(_ => Task.FromResult(0L));
        // Chinese stays Chinese in the page instead of eight characters for each.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(route => route.LowercaseUrls = true);
        services.Configure<MvcOptions>(mvc =>
        {
            mvc.Filters.Add<FrameFilter>();
            mvc.Filters.Add<UnknownHandlerFilter>();
            mvc.Filters.Add<LastPageFilter>();
            // What must be filled in is said by [Required] and by nothing else.
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            ChineseMessages.Use(mvc);
        });
        // After the framework has set up its own.
        services.PostConfigure<MvcOptions>(WithoutNulls.Use);
        // The attributes for a script that this product does not have.
        services.Configure<MvcViewOptions>(view => view.HtmlHelperOptions.ClientValidationEnabled = false);
        services.AddRazorPages(pages => pages.Conventions.AddFolderRouteModelConvention("/", page => Route(page, options)));
    }

    public static void AddPageCompression(this IServiceCollection services)
    {
        // Form tokens differ in every response, so lengths tell nothing about them.
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml", "application/problem+json", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }

    /// <summary>The folder Portal is not part of the address; the pages of a face that is not served have none.</summary>
    private static void Route(PageRouteModel page, ServerOptions options)
    {
        var path = page.ViewEnginePath;
        if (IsBelow(path, "/Desk") && !options.Faces.HasFlag(Faces.Desk)
            || IsBelow(path, "/Portal") && !options.Faces.HasFlag(Faces.Portal)
            || IsBelow(path, DesignFolder) && !options.ShowsDesign)
        {
            page.Selectors.Clear();
            return;
        }

        foreach (var selector in page.Selectors)
        {
            if (selector.AttributeRouteModel is { Template: { } template } route)
            {
                route.Template = Address(template);
            }
        }
    }

    private static string Address(string template)
    {
        var segments = template.Split('/').ToList();
        if (segments[0].Equals("Portal", StringComparison.OrdinalIgnoreCase))
        {
            segments.RemoveAt(0);
        }

        return string.Join('/', segments.Select(segment => segment.Contains('{', StringComparison.Ordinal) ? segment : KebabCase(segment)));
    }

    /// <summary>SiteMap becomes site-map.</summary>
    internal static string KebabCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 && name[i - 1] != '-' ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static bool IsBelow(string path, string folder) => path.StartsWith($"{folder}/", StringComparison.Ordinal);
}
