using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Web.Portal;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal;

/// <summary>信息页 — an item with its metadata, validity, relations and public history; what was withdrawn leaves the reason.</summary>
[Public]
public sealed class ItemModel(ReadItem read, ReadConsultation consultations, SiteClock clock) : PortalPage
{
    public override PageMeta Meta => View is { } view
        ? new(view.Row.Title)
        {
            CanonicalPath = PortalItems.PathOf(view.Row.Id),
            NavPath = PortalPaths.Content,
            Trail = [new PageLink("法定主动公开内容", PortalPaths.Content), new PageLink(view.Facts.ColumnName, $"{PortalPaths.Content}/{view.Row.ColumnId}")],
            Description = view.Row.Summary,
            Article = new ArticleMeta(view.Row.Title, view.Row.PublishedAt, SourceName) { Keywords = view.Facts.Keywords, Author = view.Facts.Editor },
        }
        : new(Stub?.Title ?? "已撤下的信息") { NavPath = PortalPaths.Content };

    public ItemView? View { get; private set; }

    public StubView? Stub { get; private set; }

    public string SourceName => View is { } view && view.Facts.SourceName.Length > 0 ? view.Facts.SourceName : View?.Facts.OrganName ?? "";

    public FactTable Facts => new(
    [
        new Fact("索引号", View!.Row.IndexNumber),
        new Fact("分类", View.Facts.Theme),
        new Fact("发布机构", View.Facts.OrganName) { Parts = [.. View.Facts.Issuers.Select(issuer => (issuer.Name, issuer.Number is { } number ? $"/organs/{number}" : null))] },
        new Fact("成文日期", View.Row.DatedOn is { } dated ? ChinaTime.Day(dated) : "无"),
        new Fact("文号", View.Row.DocumentNumber.Length > 0 ? View.Row.DocumentNumber : "无"),
        new Fact("发布日期", ChinaTime.Minute(View.Row.PublishedAt)),
        new Fact("有效性", null) { Lamp = View.Validity is { } validity ? PortalItems.LampOf(validity.Validity) : new Lamp(LampColor.Grey, "不适用") },
        new Fact("公开方式", View.Facts.Channel.Length > 0 ? View.Facts.Channel : "政府网站"),
        new Fact("主题词", View.Facts.Keywords.Length > 0 ? View.Facts.Keywords : "无"),
        .. View.Row.Audience is { } audience ? [new Fact("服务对象", ItemAudiences.InChinese(audience))] : (Fact[])[],
        .. View.Facts.InterpretationForm is { } form ? [new Fact("解读形式", InterpretationForms.InChinese(form))] : (Fact[])[],
    ], InPairs: true);

    public ConsultationView? Consultation { get; private set; }

    public bool IsOpen => Consultation?.Consultation.IsOpenOn(clock.Today) == true;

    /// <summary>Where the address of the page is drawn as a QR code.</summary>
    public string CodePath => $"{PortalItems.PathOf(View!.Row.Id)}/code.svg";

    public IReadOnlyList<FileLink> Files =>
        [.. View!.Attachments.Select(file => new FileLink(file.Name, $"/files/{file.FileId}", Path.GetExtension(file.FileName).TrimStart('.').ToUpperInvariant(), file.Length))];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        View = await read.RunAsync(id, HttpContext.RequestAborted);
        Stub = View is null ? await read.StubAsync(id, HttpContext.RequestAborted) : null;
        if (View is null && Stub is null)
        {
            return NotFound();
        }

        if (View is { } view)
        {
            HttpContext.Items[PortalSetup.SectionKey] = view.Facts.ColumnName;
            Consultation = view.Row.Kind == Gongkai.Domain.Publications.ItemKind.Consultation ? await consultations.RunAsync(id, HttpContext.RequestAborted) : null;
        }

        if (Stub is not null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }

        return Page();
    }

    public static string InChinese(PublicChangeKind kind) => kind switch
    {
        PublicChangeKind.Published => "发布",
        PublicChangeKind.Corrected => "更正",
        PublicChangeKind.Withdrawn => "撤下",
        _ => "替换",
    };
}
