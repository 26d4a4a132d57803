namespace Gongkai.Documents.Release.Pdf;

/// <summary>PDF 批注检查 — links to the web and within the file stay; everything else on a page is reported, and goes unless it hides something.</summary>
internal sealed class PdfAnnotations(PdfFile file, FindingList findings, HashSet<int> banned)
{
    private static readonly HashSet<string> s_covering = new(StringComparer.Ordinal) { "Square", "Circle", "Polygon", "Ink", "Stamp", "FreeText", "Redact", "Line", "PolyLine" };

    /// <summary>True where fields stay, because only a person can decide about them.</summary>
    public bool HasFields { get; private set; }

    public void Run(PdfPage page, PdfPaint paint)
    {
        if (page.Dictionary["Annots"] is null)
        {
            return;
        }

        var kept = new List<PdfValue>();
        foreach (var item in file.Items(page.Dictionary["Annots"]))
        {
            if (file.Dictionary(item) is { } annotation && Stays(annotation, page, paint))
            {
                kept.Add(item);
            }
            else
            {
                banned.Add((item as PdfReference)?.Number ?? 0);
            }
        }

        page.Dictionary.Entries["Annots"] = new PdfArray(kept);
    }

    private bool Stays(PdfDictionary annotation, PdfPage page, PdfPaint paint)
    {
        var kind = annotation.Name("Subtype");
        var place = $"第{page.Number}页";
        var text = Text(annotation["Contents"]) + Text(annotation["T"]);
        findings.Scan(text, $"{place}批注", isHidden: true);
        switch (kind)
        {
            case "Link":
                return Link(annotation, place);
            case "Widget":
                HasFields = true;
                findings.Add(file.Resolve(Inherited(annotation, "FT")) is PdfName { Text: "Sig" } ? ReleaseFindingKind.Signature : ReleaseFindingKind.FormField, place, Text(Inherited(annotation, "V")), ReleaseHandling.Decided);
                findings.Scan(Text(Inherited(annotation, "V")), $"{place}表单字段");
                return true;
            case "FileAttachment":
                findings.Add(ReleaseFindingKind.Attachment, place, text);
                return false;
            case "Popup" when text.Length == 0:
                return false;
        }

        var numbers = file.Numbers(annotation["Rect"]);
        if (s_covering.Contains(kind) && numbers.Length == 4 && paint.HasSignIn(PdfMatrix.Identity.Box(numbers[0], numbers[1], numbers[2], numbers[3])))
        {
            findings.Add(ReleaseFindingKind.CoveringAnnotation, place, text);
            return true;
        }

        findings.Add(ReleaseFindingKind.Annotation, $"{place}（{kind}）", text);
        return false;
    }

    private bool Link(PdfDictionary annotation, string place)
    {
        var action = file.Dictionary(annotation["A"]);
        var address = Text(action?["URI"]);
        var isSafe = action is null || action.Name("S") is "GoTo" || (action.Name("S") == "URI" && (address.StartsWith("http", StringComparison.OrdinalIgnoreCase) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)));
        if (!isSafe)
        {
            findings.Add(action!.Name("S") is "JavaScript" or "Launch" ? ReleaseFindingKind.Script : ReleaseFindingKind.LocalPath, $"{place}的链接", address);
            return false;
        }

        findings.Scan(address, $"{place}的链接");
        annotation.Entries.Remove("Contents");
        return true;
    }

    private PdfValue? Inherited(PdfDictionary field, string key)
    {
        var at = field;
        for (var step = 0; at is not null && step < 16; step++)
        {
            if (at[key] is { } value)
            {
                return value;
            }

            at = file.Dictionary(at["Parent"]);
        }

        return null;
    }

    private string Text(PdfValue? value) => (file.Resolve(value) as PdfString)?.Text ?? "";
}
