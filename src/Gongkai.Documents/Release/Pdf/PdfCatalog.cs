using System.Text;

namespace Gongkai.Documents.Release.Pdf;

/// <summary>PDF 目录检查 — what hangs at the root and on every object: attachments, scripts, properties, layers, private data.</summary>
internal sealed class PdfCatalog(PdfFile file, ReleaseWork work)
{
    private static readonly HashSet<string> s_rootKeys = new(StringComparer.Ordinal)
    {
        "Type", "Version", "Pages", "Outlines", "PageLabels", "ViewerPreferences", "Lang", "MarkInfo", "StructTreeRoot", "PageMode", "PageLayout", "Dests", "Names", "OCProperties", "AcroForm",
    };

    private static readonly string[] s_privateKeys = ["Metadata", "PieceInfo", "AF", "LastModified", "OpenAction", "AA", "JS", "Thumb", "OPI", "ActualText", "XFA", "EF", "RF"];

    private FindingList Findings => work.Findings;

    public void Run()
    {
        Properties();
        var root = file.Dictionary(file.Trailer["Root"])!;
        Layers(root);
        if (root["OpenAction"] is { } open && file.Dictionary(open) is { } action && action.Name("S") is not ("GoTo" or ""))
        {
            Findings.Add(ReleaseFindingKind.Script, "打开文件时的动作", action.Name("S"));
        }

        foreach (var value in file.Objects.Values)
        {
            Walk(value, 0);
        }

        foreach (var key in root.Entries.Keys.Where(key => !s_rootKeys.Contains(key)).ToList())
        {
            root.Entries.Remove(key);
        }

        if (file.Dictionary(root["Names"]) is { } names)
        {
            foreach (var key in names.Entries.Keys.Where(key => key != "Dests").ToList())
            {
                names.Entries.Remove(key);
            }
        }
    }

    private void Properties()
    {
        foreach (var (key, value) in file.Dictionary(file.Trailer["Info"])?.Entries ?? [])
        {
            var text = (file.Resolve(value) as PdfString)?.Text ?? "";
            Findings.Scan(text, $"属性：{key}", isHidden: true);
            if (key is not ("Producer" or "Creator" or "CreationDate" or "ModDate" or "Title" or "Trapped") && text.Length > 0)
            {
                Findings.Add(ReleaseFindingKind.DocumentProperty, $"属性：{(key == "Author" ? "作者" : key)}", text);
            }

            if (key == "Title" && (TreeRules(text) || text.EndsWith(".doc", StringComparison.OrdinalIgnoreCase)))
            {
                Findings.Add(ReleaseFindingKind.LocalPath, "属性：标题", text);
            }
        }

        static bool TreeRules(string text) => Packages.TreeRules.IsLocalPath(text);
    }

    private void Layers(PdfDictionary root)
    {
        var defaults = file.Dictionary(file.Dictionary(root["OCProperties"])?["D"]);
        if (defaults is not null && (file.Items(defaults["OFF"]).Count > 0 || defaults.Name("BaseState") == "OFF"))
        {
            foreach (var layer in file.Items(defaults["OFF"]).Select(file.Dictionary).DefaultIfEmpty(null))
            {
                Findings.Add(ReleaseFindingKind.HiddenLayer, $"图层“{(file.Resolve(layer?["Name"]) as PdfString)?.Text}”");
            }
        }
    }

    private void Walk(PdfValue value, int depth)
    {
        if (depth > 64)
        {
            return;
        }

        if (value is PdfArray list)
        {
            list.Items.ForEach(item => Walk(item, depth + 1));
        }
        else if (value is PdfDictionary dictionary)
        {
            Report(dictionary);
            foreach (var key in s_privateKeys)
            {
                dictionary.Entries.Remove(key);
            }

            foreach (var (key, entry) in dictionary.Entries)
            {
                if (entry is PdfString text && key is "Title" or "Alt" or "E" or "TU" or "Desc" && text.Text.Length > 0)
                {
                    Findings.Scan(text.Text, key == "Title" ? "书签或结构标题" : "替代说明");
                }

                Walk(entry, depth + 1);
            }
        }
    }

    private void Report(PdfDictionary dictionary)
    {
        var kind = dictionary.Name("Type");
        if (dictionary["EF"] is not null)
        {
            Attachment(dictionary);
        }

        if (dictionary["JS"] is not null || dictionary.Name("S") is "Launch" or "JavaScript" or "SubmitForm" or "ImportData" or "GoToR" or "GoToE")
        {
            Findings.Add(ReleaseFindingKind.Script, $"动作{dictionary.Name("S")}", Excerpt(dictionary["JS"]));
            Findings.Scan(Excerpt(dictionary["JS"]), "脚本", isHidden: true);
            dictionary.Entries.Remove("S");
        }

        if (kind == "Metadata" && file.Filters.Decode(dictionary) is { } packet)
        {
            var text = Encoding.UTF8.GetString(packet);
            Findings.Scan(text, "XMP", isHidden: true);
            if (text.Contains("creator", StringComparison.OrdinalIgnoreCase) || text.Contains("History", StringComparison.Ordinal) || text.Contains("DocumentID", StringComparison.Ordinal) || text.Contains("description", StringComparison.Ordinal))
            {
                Findings.Add(ReleaseFindingKind.DocumentProperty, "XMP元数据");
            }
        }

        if (dictionary["PieceInfo"] is not null)
        {
            Findings.Add(ReleaseFindingKind.EditingTrace, "编辑软件的私有数据", "PieceInfo");
        }

        if (dictionary["Thumb"] is not null)
        {
            Findings.Add(ReleaseFindingKind.Thumbnail, "页面缩略图");
        }

        if (file.Resolve(dictionary["ActualText"]) is PdfString { Text: var actual })
        {
            Findings.Scan(actual, "替代文字", isHidden: true);
            if (PdfGate.IsTelling(actual))
            {
                Findings.Add(ReleaseFindingKind.ReplacementText, "结构标签", actual);
            }
        }
    }

    private void Attachment(PdfDictionary specification)
    {
        var name = Excerpt(specification["UF"] ?? specification["F"]);
        Findings.Add(ReleaseFindingKind.Attachment, $"附件“{name}”", Excerpt(specification["Desc"]));
        foreach (var stream in file.Dictionary(specification["EF"])?.Entries.Values.Select(file.Dictionary).OfType<PdfDictionary>().Distinct() ?? [])
        {
            if (file.Filters.Decode(stream) is { } content)
            {
                work.InspectInner(content, $"附件“{name}”");
            }
        }
    }

    private string Excerpt(PdfValue? value) => file.Resolve(value) switch
    {
        PdfString text => text.Text,
        PdfDictionary { Content: not null } stream => Encoding.UTF8.GetString(file.Filters.Decode(stream) ?? []),
        _ => "",
    };
}
