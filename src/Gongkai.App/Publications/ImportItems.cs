using Gongkai.App.Storage;
using Gongkai.Documents.Items;
using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>导入问题 — what is wrong in a line of an import.</summary>
/// <param name="Line">As the table counts it, from 1, the line of headings included.</param>
public sealed record ImportProblem(int Line, string Column, string Message);

/// <summary>导入结果 — every problem of all lines, and the drafts that were made; none where there is a problem or it was a trial.</summary>
public sealed record ImportReport(int Lines, IReadOnlyList<ImportProblem> Problems, IReadOnlyList<Guid> Created);

/// <summary>批量导入 — makes drafts of the lines of a CSV or XLSX table, or of a packed folder with texts, pictures and attachments; a trial lists every problem of every line and makes nothing.</summary>
/// <param name="store">Stores a file of the package for the organ and answers with its id.</param>
public sealed class ImportItems(SiteDatabase database, SiteClock clock, Func<Caller, ImportedPicture, CancellationToken, Task<Result<Guid>>> store)
{
    private const int MostLines = 5_000;

    /// <summary>The headings that are understood; 标题 and 栏目 must be there.</summary>
    public static IReadOnlyList<string> Headings { get; } =
        ["标题", "栏目", "信息种类", "文号", "公文种类", "发布机构", "成文日期", "施行日期", "失效日期", "主题分类", "服务对象", "主题词", "内容概述", "正文", "正文文件", "来源", "责任编辑", "公开属性", "理由", "依据", "下次评估日期", "附件", "原索引号", "原发布日期", "原网址"];

    public async Task<Result<ImportReport>> RunAsync(Caller caller, (ReadOnlyMemory<byte> Content, string Name) file, bool isTrial, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        ImportFolder? folder = null;
        if (ImportFolder.IsFolder(file.Name))
        {
            var unpacked = ImportFolder.Open(file.Content, file.Name);
            if (!unpacked.TryGet(out folder))
            {
                return unpacked.Refusal!;
            }

            file = folder.Index;
        }

        var opened = SourceOpener.Open(file.Content, file.Name, SourceLimits.Default);
        if (!opened.TryGet(out var document))
        {
            return opened.Refusal!;
        }

        var lines = ImportLine.Read(document);
        if (lines.Count is 0 or > MostLines)
        {
            return new Refusal("import-lines", $"{file.Name}：应有标题行（至少“标题”和“栏目”两列）和 1 至 {MostLines} 行内容，请核对。");
        }

        await using var db = database.Open(caller.Scope);
        var columns = await db.Set<CatalogColumn>().AsNoTracking().Where(column => column.IsActive && (column.OrganId == null || column.OrganId == caller.OrganId)).ToListAsync(cancellation);
        var problems = new List<ImportProblem>();
        var themes = await SiteThemes.ReadAsync(db, cancellation);
        var rows = lines.Select(line => new ImportRow(line, problems, folder, themes)).ToList();
        var contents = rows.Select(row => row.ToContent(columns)).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (await ProblemAsync(db, caller, contents[i], folder, cancellation) is { } refusal)
            {
                problems.Add(new ImportProblem(lines[i].Number, "", refusal.Message));
            }
        }

        var created = new List<Guid>();
        for (var i = 0; i < lines.Count && problems.Count == 0 && !isTrial; i++)
        {
            var whole = folder is null ? contents[i] : await WithFilesAsync(caller, contents[i], (folder, rows[i].Files), cancellation);
            var added = whole.TryGet(out var content) ? await CreateDraft.AddAsync(db, (caller, null, clock), content, rows[i].FormerPlace, cancellation) : whole.Refusal!;
            if (added.TryGet(out var item))
            {
                created.Add(item.Id);
            }
            else
            {
                problems.Add(new ImportProblem(lines[i].Number, "", added.Refusal!.Message));
            }
        }

        if (problems.Count > 0 || isTrial)
        {
            return new ImportReport(lines.Count, [.. problems.OrderBy(problem => problem.Line)], []);
        }

        return await db.CommitAsync(caller, clock, cancellation) is { } conflict ? conflict : new ImportReport(lines.Count, [], created);
    }

    // As far as it can be told without storing anything: pictures and attachments of the package are not the organ's files yet.
    private static async Task<Refusal?> ProblemAsync(GongkaiDb db, Caller caller, ItemContent content, ImportFolder? folder, CancellationToken cancellation)
    {
        if ((content.Check() ?? content.Disclosure.Check()) is { } refusal || content.ColumnId == Guid.Empty)
        {
            return content.Check() ?? content.Disclosure.Check();
        }

        var pictures = ItemHtml.Clean(content.BodyHtml).FileIds.Where(id => folder?.Picture(id) is not null);
        var plain = pictures.Aggregate(content.BodyHtml, (html, id) => html.Replace($"{ItemHtml.FilePrefix}{id:D}", "", StringComparison.Ordinal));
        return (await db.CleanAsync(caller.OrganId, content with { BodyHtml = plain }, cancellation)).Refusal;
    }

    // What was stored and then not used is found by nobody and taken away with the other files that no record names.
    private async Task<Result<ItemContent>> WithFilesAsync(Caller caller, ItemContent content, (ImportFolder Folder, IReadOnlyList<string> Names) files, CancellationToken cancellation)
    {
        var html = content.BodyHtml;
        foreach (var picture in ItemHtml.Clean(html).FileIds.Distinct().Select(files.Folder.Picture).OfType<ImportedPicture>())
        {
            var stored = await store(caller, picture, cancellation);
            if (!stored.TryGet(out var id))
            {
                return stored.Refusal!;
            }

            html = html.Replace($"{ItemHtml.FilePrefix}{picture.PlaceholderId:D}", $"{ItemHtml.FilePrefix}{id:D}", StringComparison.Ordinal);
        }

        var attachments = new List<AttachedFile>();
        foreach (var name in files.Names)
        {
            var stored = await store(caller, new ImportedPicture(Guid.Empty, Path.GetFileName(name), files.Folder.File(name)!.Value.ToArray()), cancellation);
            if (!stored.TryGet(out var id))
            {
                return stored.Refusal!;
            }

            attachments.Add(new AttachedFile(id, Path.GetFileNameWithoutExtension(name)));
        }

        return content with { BodyHtml = html, Attachments = attachments };
    }
}
