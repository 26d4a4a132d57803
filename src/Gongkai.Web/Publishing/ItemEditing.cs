using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.App.Publications;
using Gongkai.Domain;
using Gongkai.Domain.Publications;

namespace Gongkai.Web.Publishing;

/// <summary>起草办理 — what the pages that write an item share: lists, upload, checks.</summary>
public sealed class ItemEditing(ColumnTree tree, SiteThemes themes, StoreItemFile store, ItemChecks checks, IndexNumbers numbers, OrganDirectory directory, Caller caller)
{
    public Task<IReadOnlyList<CatalogColumn>> ColumnsAsync(CancellationToken cancellation) => tree.RunAsync(caller.OrganId, cancellation);

    public async Task<ItemForm> FormAsync(ItemInput input, ItemReview review, string? picturePath, CancellationToken cancellation)
    {
        var organs = (await directory.NamesAsync(cancellation)).Where(organ => organ.Id != caller.OrganId).ToList();

        // What is ticked below is not written above a second time: to take it out, one place is enough.
        input.IssuingOrgan = JointIssuers.Without(input.IssuingOrgan ?? "", organs.Where(organ => input.JointOrgans.Contains(organ.Id)).Select(organ => organ.Name));
        return new ItemForm(input, ItemChoices.Columns(await ColumnsAsync(cancellation)), ItemChoices.Themes(await themes.ListAsync(cancellation), input.ThemeCode), review, picturePath) { Organs = organs };
    }

    /// <summary>The content of the form, with the files of the form stored.</summary>
    public async Task<Result<ItemContent>> ReadAsync(ItemInput input, CancellationToken cancellation)
    {
        var added = new List<AttachedFile>();
        foreach (var file in input.Files.Where(file => file.Length > 0))
        {
            await using var content = file.OpenReadStream();
            var stored = await store.RunAsync(caller, (content, Path.GetFileName(file.FileName)), cancellation);
            if (!stored.TryGet(out var kept))
            {
                return stored.Refusal!;
            }

            added.Add(kept);
        }

        return input.ToContent(await ColumnsAsync(cancellation), added);
    }

    /// <summary>What the checks say of the form as it stands; files that are not stored yet count as none.</summary>
    public async Task<ItemReview> CheckAsync(ItemInput input, Guid? item, CancellationToken cancellation) =>
        await CheckAsync(input.ToContent(await ColumnsAsync(cancellation), []), item, cancellation);

    public async Task<ItemReview> CheckAsync(ItemContent content, Guid? item, CancellationToken cancellation)
    {
        var number = item is { } id && (await numbers.PreviewAsync(caller, id, cancellation: cancellation)).TryGet(out var preview) ? preview : null;
        return new ItemReview(await checks.RunAsync(content, cancellation), number);
    }
}
