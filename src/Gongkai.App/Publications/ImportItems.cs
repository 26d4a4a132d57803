using System.Globalization;
using System.Net;
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

/// <summary>批量导入 — makes drafts of the lines of a CSV or XLSX table; a trial lists every problem of every line and makes nothing.</summary>
public sealed class ImportItems(SiteDatabase database, SiteClock clock)
{
    private const int MostLines = 5_000;

    /// <summary>The headings that are understood; 标题 and 栏目 must be there.</summary>
    public static IReadOnlyList<string> Headings { get; } =
        ["标题", "栏目", "信息种类", "文号", "公文种类", "发布机构", "成文日期", "施行日期", "失效日期", "主题分类", "主题词", "内容概述", "正文", "正文文件", "来源", "责任编辑", "公开属性", "理由", "依据", "下次评估日期"];

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
        var contents = lines.Select(line => new ImportRow(line, problems, folder).ToContent(columns)).ToList();
        var created = new List<Guid>();
        for (var i = 0; i < lines.Count; i++)
        {
            var refusal = contents[i].Check() ?? contents[i].Disclosure.Check();
            if (refusal is null && problems.Count == 0)
            {
                var added = await CreateDraft.AddAsync(db, (caller, null, clock), contents[i], cancellation);
                refusal = added.Refusal;
                created.AddRange(added.TryGet(out var item) ? [item.Id] : []);
            }

            if (refusal is not null)
            {
                problems.Add(new ImportProblem(lines[i].Number, "", refusal.Message));
            }
        }

        if (problems.Count > 0 || isTrial)
        {
            return new ImportReport(lines.Count, [.. problems.OrderBy(problem => problem.Line)], []);
        }

        return await db.CommitAsync(caller, clock, cancellation) is { } conflict ? conflict : new ImportReport(lines.Count, [], created);
    }
}

/// <summary>导入行 — the cells of one line by their headings.</summary>
internal sealed record ImportLine(int Number, IReadOnlyDictionary<string, string> Cells)
{
    internal static IReadOnlyList<ImportLine> Read(SourceDocument document)
    {
        foreach (var table in document.Blocks.OfType<SourceTable>())
        {
            var head = table.Rows.ToList().FindIndex(row => row.Cells.Any(cell => cell.Text.Trim() == "标题") && row.Cells.Any(cell => cell.Text.Trim() == "栏目"));
            if (head >= 0)
            {
                var names = table.Rows[head].Cells.Where(cell => cell.Text.Trim().Length > 0).DistinctBy(cell => cell.Column).ToDictionary(cell => cell.Column, cell => cell.Text.Trim());
                return [.. table.Rows.Skip(head + 1).Select((row, index) => new ImportLine(head + index + 2, CellsOf(row, names))).Where(line => line.Cells.Values.Any(text => text.Length > 0))];
            }
        }

        return [];
    }

    private static Dictionary<string, string> CellsOf(SourceRow row, Dictionary<int, string> names)
    {
        var cells = new Dictionary<string, string>();
        foreach (var cell in row.Cells)
        {
            if (names.TryGetValue(cell.Column, out var name))
            {
                cells[name] = cell.Text.Trim();
            }
        }

        return cells;
    }
}

/// <summary>导入行读取 — turns a line into content and notes each cell that cannot be understood.</summary>
internal sealed class ImportRow(ImportLine line, List<ImportProblem> problems, ImportFolder? folder)
{
    private static readonly string[] s_dateForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];
    private static readonly string[] s_classes = ["主动公开", "依申请公开", "不予公开"];

    internal ItemContent ToContent(IReadOnlyList<CatalogColumn> columns)
    {
        foreach (var unknown in line.Cells.Keys.Where(name => !ImportItems.Headings.Contains(name)))
        {
            Note(unknown, $"不认得“{unknown}”这一列，请删去或改名。");
        }

        var column = ColumnOf(columns);
        var kind = Text("信息种类") is { Length: > 0 } name ? ItemKinds.Find(name) ?? Unknown<ItemKind>("信息种类", name) ?? ItemKind.Other : column?.Kind ?? ItemKind.Other;
        var source = Text("来源");
        return new ItemContent(Text("标题"), kind, column?.Id ?? Guid.Empty, Body())
        {
            DocumentNumber = Text("文号"),
            Genre = Text("公文种类") is { Length: > 0 } genre ? DocumentGenres.Find(genre) ?? Unknown<DocumentGenre>("公文种类", genre) : DocumentGenres.OfTitle(Text("标题")),
            IssuingOrgan = Text("发布机构"),
            DatedOn = Date("成文日期"),
            EffectiveOn = Date("施行日期"),
            LapsesOn = Date("失效日期"),
            ThemeCode = ThemeOf(Text("主题分类")),
            Keywords = Text("主题词"),
            Summary = Text("内容概述"),
            Editor = Text("责任编辑"),
            Origin = source.Length > 0 ? new ItemOrigin(true, source) : ItemOrigin.Original,
            Class = source.Length > 0 ? ItemClass.Reprint : ItemClass.Ordinary,
            Disclosure = DisclosureOf(Text("公开属性")),
        };
    }

    private string Body()
    {
        var name = Text("正文文件");
        if (name.Length == 0)
        {
            return BodyOf(Text("正文"));
        }

        var read = folder?.Body(name) ?? new Refusal("import-body", "“正文文件”要和目录表一起放在 ZIP 压缩包里上传。");
        if (read.TryGet(out var html))
        {
            return html;
        }

        Note("正文文件", read.Refusal!.Message);
        return "";
    }

    private CatalogColumn? ColumnOf(IReadOnlyList<CatalogColumn> columns)
    {
        var wanted = Text("栏目");
        var found = columns.Where(column => column.Name == wanted || column.Path.TrimEnd('/') == wanted.TrimEnd('/')).ToList();
        if (found.Count != 1)
        {
            Note("栏目", found.Count == 0 ? $"没有“{wanted}”这个栏目，请改用已有的栏目名称。" : $"有 {found.Count} 个栏目叫“{wanted}”，请改写栏目路径。");
        }

        return found.Count == 1 ? found[0] : null;
    }

    private DisclosureDecision DisclosureOf(string name)
    {
        var at = name.Length == 0 ? 0 : Array.IndexOf(s_classes, name);
        if (at < 0)
        {
            Note("公开属性", $"“{name}”不是公开属性，应为主动公开、依申请公开或不予公开。");
        }

        return at <= 0 ? DisclosureDecision.Proactive : new DisclosureDecision((DisclosureClass)at, Text("理由"), Text("依据"), Date("下次评估日期"));
    }

    private string ThemeOf(string name)
    {
        if (name.Length == 0)
        {
            return "";
        }

        var theme = ThemeList.Shipped.Themes.FirstOrDefault(theme => theme.Code == name || ThemeList.Shipped.InChinese(theme.Code) == name.Replace('/', '\\'));
        if (theme is null)
        {
            Note("主题分类", $"“{name}”不在主题分类表内，请写成 综合政务\\政务公开 的形式。");
        }

        return theme?.Code ?? "";
    }

    private DateOnly? Date(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, s_dateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Note(column, $"“{text}”不是日期，请写成 2026-11-02 的形式。");
        return null;
    }

    private T? Unknown<T>(string column, string text)
        where T : struct
    {
        Note(column, $"“{text}”不是{column}，请改用表内的名称。");
        return null;
    }

    private void Note(string column, string message) => problems.Add(new ImportProblem(line.Number, column, message));

    private string Text(string column) => line.Cells.GetValueOrDefault(column, "");

    private static string BodyOf(string text) => string.Concat(text.Split('\n').Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>"));
}

/// <summary>导入文档为草稿 — makes a draft of a DOCX, its pictures stored with it.</summary>
/// <param name="store">Stores a picture for the organ and answers with its id.</param>
public sealed class ImportDocument(SiteDatabase database, SiteClock clock, Func<Caller, ImportedPicture, CancellationToken, Task<Result<Guid>>> store)
{
    /// <param name="content">What the draft has besides title and body: column, kind, dates.</param>
    public async Task<Result<ItemKey>> RunAsync(Caller caller, (ReadOnlyMemory<byte> Content, string Name) file, ItemContent content, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        var read = DocxImport.Read(file.Content, file.Name);
        if (!read.TryGet(out var document))
        {
            return read.Refusal!;
        }

        var html = document.Html;
        foreach (var picture in document.Pictures)
        {
            var stored = await store(caller, picture, cancellation);
            if (!stored.TryGet(out var id))
            {
                return stored.Refusal!;
            }

            html = html.Replace($"{ItemHtml.FilePrefix}{picture.PlaceholderId:D}", $"{ItemHtml.FilePrefix}{id:D}", StringComparison.Ordinal);
        }

        var title = document.Title.Length > 1 ? document.Title : content.Title.Length > 1 ? content.Title : Path.GetFileNameWithoutExtension(file.Name);
        return await new CreateDraft(database, clock).RunAsync(caller, content with { Title = title, BodyHtml = html }, cancellation);
    }
}
