using System.Xml.Linq;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release.Packages;

/// <summary>工作簿检查 — the sheets, shared texts and names of a workbook; sheets are read as streams, once to inspect and once to write.</summary>
internal sealed class WorkbookParts(ZipPackage package, ReleaseWork work, XDocument book, List<PartRelation> relations, HashSet<string> seen)
{
    private readonly SharedTexts _texts = new();
    private string? _textPath;
    private bool _isValuesOnly;

    public List<WorkbookSheet> Sheets { get; } = [];

    /// <summary>Parts that are written as streams.</summary>
    public List<string> Streamed { get; } = [];

    public void Inspect()
    {
        _textPath = PathOf("sharedStrings");
        if (_textPath is not null)
        {
            using var part = package.OpenPart(_textPath)!;
            _texts.Read(part, work.Findings);
            Take(_textPath);
        }

        var formats = PathOf("styles") is { } styles ? CellStyles.Hidden(PartTree.Load(package, styles, work.Limits)) : [];
        foreach (var entry in book.All("sheet"))
        {
            Inspect(entry, formats);
        }

        _texts.ReportUnused(work.Findings);
        Names();
        Traces();
        _isValuesOnly |= Sheets.Exists(sheet => sheet.IsHidden || sheet.Cells.RemovesCells || sheet.Cells.HiddenFormatCells > 0) || relations.Exists(relation => relation.Type == "externalLink");
        Renumber();
    }

    public void Write(Action<string, byte[]> write)
    {
        if (_textPath is not null)
        {
            using var part = package.OpenPart(_textPath)!;
            write(_textPath, _texts.Write(part));
        }

        foreach (var sheet in Sheets.Where(sheet => !sheet.IsHidden))
        {
            var dropped = sheet.Relations.Where(relation => relation.IsDropped || IsDropped(relation)).Select(relation => relation.Id).ToHashSet(StringComparer.Ordinal);
            using var part = package.OpenPart(sheet.Path)!;
            write(sheet.Path, new SheetWriter(sheet.Cells, dropped, _isValuesOnly).Write(part));
        }
    }

    // The relationships of a sheet are judged after it is written; the judgement depends on the relationship alone.
    private static bool IsDropped(PartRelation relation) =>
        relation.Path is null ? !(relation.Type == "hyperlink" && relation.Target.Contains(':', StringComparison.Ordinal) && !TreeRules.IsLocalPath(relation.Target))
        : PartKinds.Of(relation.Type).Fate is PartFate.Dropped or PartFate.DroppedQuietly;

    private void Inspect(XElement entry, bool[] formats)
    {
        var id = entry.Attributes().FirstOrDefault(attribute => attribute.Name.NamespaceName.Length > 0 && attribute.Name.LocalName == "id")?.Value;
        if (relations.Find(relation => relation.Id == id) is not { Path: { } path } relation || !package.Has(path))
        {
            throw new InvalidDataException("A sheet without a part.");
        }

        var name = entry.Value("name") ?? "";
        var state = entry.Value("state");
        var isHidden = state is "hidden" or "veryHidden";
        if (isHidden)
        {
            work.Findings.Add(ReleaseFindingKind.HiddenSheet, $"工作表“{name}”{(state == "veryHidden" ? "（深度隐藏）" : "")}");
            relation.IsDropped = true;
        }

        var sheet = new WorkbookSheet(name, path, isHidden, PartRelation.Read(package, path), new SheetCells(formats));
        Sheets.Add(sheet);
        if (relation.Type != "worksheet")
        {
            return;
        }

        var reader = new SheetReader($"工作表“{name}”", isHidden, _texts, sheet.Cells, work.Findings);
        using (var part = PartTree.Reader(package.OpenPart(path)!))
        {
            reader.Read(part);
        }

        sheet.Cells.Report($"工作表“{name}”", work.Findings);
        _isValuesOnly |= reader.HasExternalFormula && relations.Exists(other => other.Type == "externalLink");
        if (!isHidden)
        {
            Take(path);
        }
    }

    private void Names()
    {
        foreach (var name in book.All("definedName"))
        {
            var label = name.Value("name") ?? "";
            work.Findings.Scan(name.Value, $"名称“{label}”");
            if (name.Value("hidden") is "1" or "true" && !label.StartsWith("_xlnm.", StringComparison.Ordinal))
            {
                work.Findings.Add(ReleaseFindingKind.HiddenName, $"名称“{label}”", name.Value);
                name.Remove();
                _isValuesOnly = true;
            }
        }
    }

    private void Traces()
    {
        foreach (var path in book.All("absPath"))
        {
            work.Findings.Add(ReleaseFindingKind.LocalPath, "工作簿的保存位置", path.Value("url") ?? "");
            (path.Ancestors().FirstOrDefault(element => element.Is("AlternateContent")) ?? path).Remove();
        }

        foreach (var share in book.All("fileSharing").Where(share => share.Value("userName") is not null))
        {
            work.Findings.Add(ReleaseFindingKind.EditingTrace, "工作簿的保留人", share.Value("userName")!);
        }

        book.All("customWorkbookViews", "fileSharing", "extLst", "calcPr", "revisionPtr").Where(element => element.Parent is not null).ToList().ForEach(element => element.Remove());
    }

    // Names bound to a sheet carry its position; positions move when a sheet goes.
    private void Renumber()
    {
        if (!_isValuesOnly)
        {
            return;
        }

        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var (i, next) = (0, 0); i < Sheets.Count; i++)
        {
            if (!Sheets[i].IsHidden)
            {
                positions[$"{i}"] = next++;
            }
        }

        foreach (var name in book.All("definedName"))
        {
            var isPrint = name.Value("name") is "_xlnm.Print_Area" or "_xlnm.Print_Titles";
            if (isPrint && name.Value("localSheetId") is { } old && positions.TryGetValue(old, out var position))
            {
                name.SetAttributeValue("localSheetId", position);
            }
            else
            {
                name.Remove();
            }
        }

        book.All("definedNames").Where(names => !names.HasElements).ToList().ForEach(names => names.Remove());
        book.All("workbookView").ForEach(view => view.Attributes().Where(attribute => attribute.Name.LocalName is "activeTab" or "firstSheet").Remove());
    }

    private string? PathOf(string type) => relations.Find(relation => relation.Type == type)?.Path is { } path && package.Has(path) ? path : null;

    private void Take(string path)
    {
        seen.Add(path);
        Streamed.Add(path);
    }
}

/// <summary>工作表 — one sheet of a workbook under inspection.</summary>
internal sealed record WorkbookSheet(string Name, string Path, bool IsHidden, List<PartRelation> Relations, SheetCells Cells);
