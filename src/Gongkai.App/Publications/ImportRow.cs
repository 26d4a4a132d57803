using System.Globalization;
using System.Net;
using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;
using Gongkai.Domain.Publications;

namespace Gongkai.App.Publications;

/// <summary>导入行 — the cells of one line by their headings.</summary>
internal sealed record ImportLine(int Number, IReadOnlyDictionary<string, string> Cells)
{
    // How other sites head the same columns in their exports.
    private static readonly Dictionary<string, string> s_otherNames = new()
    {
        ["名称"] = "标题",
        ["信息名称"] = "标题",
        ["文件名称"] = "标题",
        ["信息标题"] = "标题",
        ["所属栏目"] = "栏目",
        ["栏目名称"] = "栏目",
        ["组配分类"] = "栏目",
        ["信息分类"] = "栏目",
        ["发文字号"] = "文号",
        ["文件编号"] = "文号",
        ["文种"] = "公文种类",
        ["体裁分类"] = "公文种类",
        ["服务对象分类"] = "服务对象",
        ["发文机关"] = "发布机构",
        ["发布单位"] = "发布机构",
        ["生成日期"] = "成文日期",
        ["成文时间"] = "成文日期",
        ["制发日期"] = "成文日期",
        ["生效日期"] = "施行日期",
        ["实施日期"] = "施行日期",
        ["废止日期"] = "失效日期",
        ["关键词"] = "主题词",
        ["关键字"] = "主题词",
        ["摘要"] = "内容概述",
        ["简介"] = "内容概述",
        ["内容"] = "正文",
        ["信息来源"] = "来源",
        ["稿源"] = "来源",
        ["编辑"] = "责任编辑",
        ["公开方式"] = "公开属性",
        ["公开类别"] = "公开属性",
        ["索引号"] = "原索引号",
        ["发布日期"] = "原发布日期",
        ["发布时间"] = "原发布日期",
        ["网址"] = "原网址",
        ["链接"] = "原网址",
        ["附件名称"] = "附件",
    };

    internal static IReadOnlyList<ImportLine> Read(SourceDocument document)
    {
        foreach (var table in document.Blocks.OfType<SourceTable>())
        {
            var head = HeadOf(table);
            if (head >= 0)
            {
                var names = table.Rows[head].Cells.Where(cell => cell.Text.Trim().Length > 0).DistinctBy(cell => cell.Column).ToDictionary(cell => cell.Column, NameOf);
                return [.. table.Rows.Skip(head + 1).Select((row, index) => new ImportLine(head + index + 2, CellsOf(row, names))).Where(line => line.Cells.Values.Any(text => text.Length > 0))];
            }
        }

        return [];
    }

    /// <summary>Whether a document has a table that lists items.</summary>
    internal static bool HasHead(SourceDocument document) => document.Blocks.OfType<SourceTable>().Any(table => HeadOf(table) >= 0);

    private static int HeadOf(SourceTable table) =>
        table.Rows.ToList().FindIndex(row => row.Cells.Any(cell => NameOf(cell) == "标题") && row.Cells.Any(cell => NameOf(cell) == "栏目"));

    private static string NameOf(SourceCell cell) => s_otherNames.GetValueOrDefault(cell.Text.Trim(), cell.Text.Trim());

    private static Dictionary<string, string> CellsOf(SourceRow row, Dictionary<int, string> names)
    {
        var cells = new Dictionary<string, string>();
        foreach (var cell in row.Cells)
        {
            // Two columns may mean the same one; what is blank takes nothing from what is not.
            if (names.TryGetValue(cell.Column, out var name) && (cell.Text.Trim() is { Length: > 0 } || !cells.ContainsKey(name)))
            {
                cells[name] = cell.Text.Trim();
            }
        }

        return cells;
    }
}

/// <summary>导入行读取 — turns a line into content and notes each cell that cannot be understood.</summary>
internal sealed class ImportRow(ImportLine line, List<ImportProblem> problems, ImportFolder? folder, ThemeList themes)
{
    private static readonly string[] s_dateForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];
    private static readonly string[] s_former = ["原索引号", "原发布日期", "原网址"];
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
        Attachments();
        return new ItemContent(Text("标题"), kind, column?.Id ?? Guid.Empty, Body(kind))
        {
            DocumentNumber = Text("文号"),
            Genre = Text("公文种类") is { Length: > 0 } genre ? DocumentGenres.Find(genre) ?? Unknown<DocumentGenre>("公文种类", genre) : DocumentGenres.OfTitle(Text("标题")),
            IssuingOrgan = Text("发布机构"),
            DatedOn = Date("成文日期"),
            EffectiveOn = Date("施行日期"),
            LapsesOn = Date("失效日期"),
            ThemeCode = ThemeOf(Text("主题分类")),
            Audience = Text("服务对象") is { Length: > 0 } audience ? ItemAudiences.Find(audience) ?? Unknown<ItemAudience>("服务对象", audience) : null,
            Keywords = Text("主题词"),
            Summary = Text("内容概述"),
            Editor = Text("责任编辑"),
            Origin = source.Length > 0 ? new ItemOrigin(true, source) : ItemOrigin.Original,
            Class = source.Length > 0 ? ItemClass.Reprint : ItemClass.Ordinary,
            Disclosure = DisclosureOf(Text("公开属性")),
        };
    }

    /// <summary>Files of the package that the line names, in its order; what is missing or of no fit kind is a problem.</summary>
    internal IReadOnlyList<string> Files { get; private set; } = [];

    /// <summary>What another site said of the item and this one does not take over: its number, day and address there.</summary>
    internal string FormerPlace => string.Join('；', s_former.Where(name => Text(name).Length > 0).Select(name => $"{name} {Text(name)}"));

    private void Attachments()
    {
        var names = Text("附件").Split(['；', ';', '|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        foreach (var name in names)
        {
            if (folder?.File(name) is not { } content)
            {
                Note("附件", folder is null ? "附件要和目录表一起放在 ZIP 压缩包里上传。" : $"压缩包里没有“{name}”这个附件。");
            }
            else if (!StoreItemFile.Takes(name))
            {
                Note("附件", $"“{name}”的格式不能作为附件：请改用 PDF、OFD、Word、Excel、图片等格式。");
            }
            else if (content.IsEmpty)
            {
                Note("附件", $"“{name}”是空的。");
            }
        }

        Files = names;
    }

    private string Body(ItemKind kind)
    {
        var name = Text("正文文件");
        if (name.Length == 0)
        {
            return BodyOf(Text("正文"));
        }

        var read = (kind == ItemKind.AnnualReport ? folder?.Report(name) : folder?.Body(name)) ?? new Refusal("import-body", "“正文文件”要和目录表一起放在 ZIP 压缩包里上传。");
        if (read.TryGet(out var html))
        {
            return folder!.WithPictures(html, source => Note("正文文件", $"正文里的图片“{source}”不在压缩包里。"));
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

        var theme = themes.Choices("").FirstOrDefault(theme => theme.Code == name || themes.InChinese(theme.Code) == name.Replace('/', '\\'));
        if (theme is null)
        {
            Note("主题分类", $"“{name}”不在主题分类表内或者已停用，请写成 综合政务\\政务公开 的形式。");
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
