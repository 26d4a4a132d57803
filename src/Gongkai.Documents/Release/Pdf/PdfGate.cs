using System.IO.Compression;
using System.Text;
using Gongkai.Documents.Office;
using Gongkai.Documents.Release.Images;

namespace Gongkai.Documents.Release.Pdf;

/// <summary>PDF 检查 — every object of the file is read; a clean copy is written anew from the root and holds one version and nothing that is not shown.</summary>
internal sealed class PdfGate
{
    private const long ReaderMemory = 2L << 30;
    private readonly ReleaseWork _work;
    private readonly PdfFile _file;
    private readonly PdfForms _forms;
    private readonly HashSet<int> _banned = [];

    private PdfGate(ReleaseWork work)
    {
        _work = work;
        _file = PdfFile.Read(work.Content, work.Limits);
        _forms = new PdfForms(_file);
    }

    private FindingList Findings => _work.Findings;

    public static void Run(ReleaseWork work, bool isCleaning)
    {
        var gate = new PdfGate(work);
        Texts(work);
        gate.Versions();
        gate.Pages();
        new PdfCatalog(gate._file, work).Run();
        gate.Pictures();
        var writer = new PdfWriter(gate._file, gate._banned);
        var copy = writer.Write(gate._file.Trailer["Root"] ?? throw new InvalidDataException("No root."));
        gate.Unreached(writer.Reached);
        work.Output = isCleaning ? copy : default(ReadOnlyMemory<byte>);
    }

    /// <summary>Replacement text of a sign or two is how producers write ligatures; longer text may tell something.</summary>
    public static bool IsTelling(string text) => text.Trim().Length >= 4 || text.Any(char.IsDigit);

    private static void Texts(ReleaseWork work)
    {
        using var folder = new WorkFolder();
        var path = folder.Add("a.pdf", work.Content);
        var run = new OutsideProgram("pdftotext", ["-q", "-enc", "UTF-8", path, "-"]) { Time = work.Limits.Time, MemoryBytes = ReaderMemory, OutputBytes = 256 << 20 }.Run();
        if (!run.IsGood)
        {
            throw new ReleaseHeldException(
                run.Outcome == OutsideOutcome.NotInstalled ? ReleaseRefusals.PdfReader
                : run.Outcome != OutsideOutcome.Finished ? ReleaseRefusals.PdfReading
                : run.ExitCode == 3 || run.Error.Contains("assword", StringComparison.Ordinal) ? ReleaseRefusals.Encrypted : ReleaseRefusals.Broken);
        }

        var number = 0;
        foreach (var page in Encoding.UTF8.GetString(run.Output).Split('\f'))
        {
            number++;
            work.Findings.Scan(page, $"第{number}页");
        }
    }

    private void Versions()
    {
        if (_file.Replaced.Count > 0 || _file.Ends > (_file.IsLinearized ? 2 : 1))
        {
            Findings.Add(ReleaseFindingKind.OldRevision, "整个文件", $"保存过{Math.Max(2, _file.Ends)}次，旧对象{_file.Replaced.Count}个");
            foreach (var text in _file.Replaced.SelectMany(value => Strings(value, 0)))
            {
                Findings.Scan(text, "旧版本内容", isHidden: true);
            }
        }

        foreach (var remark in _file.Remarks)
        {
            Findings.Add(ReleaseFindingKind.MarkupRemark, "对象之间的注释", remark);
            Findings.Scan(remark, "对象之间的注释", isHidden: true);
        }
    }

    private void Pages()
    {
        var annotations = new PdfAnnotations(_file, Findings, _banned);
        var pages = PdfPage.All(_file);
        foreach (var page in pages)
        {
            var paint = new PdfPaint();
            var content = new PdfContent(_file, _forms, paint, page.Box);
            var edited = content.Follow(page.Content(_file), page.Resources, new PdfState(), 0);
            Report(page, paint, content);
            annotations.Run(page, paint);
            if (edited is not null)
            {
                var number = _file.Objects.Keys.Max() + 1;
                _file.Objects[number] = Packed(edited, new PdfDictionary());
                page.Dictionary.Entries["Contents"] = new PdfReference(number);
            }
        }

        foreach (var (form, edited) in _forms.Edited)
        {
            Packed(edited, form);
        }

        if (!annotations.HasFields)
        {
            _file.Dictionary(_file.Trailer["Root"])!.Entries.Remove("AcroForm");
        }

        // A page that the tree has lost may still hang on a bookmark.
        var shown = pages.Select(page => page.Dictionary).ToHashSet();
        foreach (var (number, value) in _file.Objects)
        {
            if (value is PdfDictionary lost && lost.Name("Type") == "Page" && !shown.Contains(lost))
            {
                Findings.Add(ReleaseFindingKind.OldRevision, "无处引用的页面", $"对象{number}");
                _banned.Add(number);
            }
        }
    }

    private void Report(PdfPage page, PdfPaint paint, PdfContent content)
    {
        var place = $"第{page.Number}页";
        foreach (var (box, signs) in paint.Covered())
        {
            Findings.Add(ReleaseFindingKind.CoveredText, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{place}，距左{box.X0 - page.Box.X0:0}点、距下{box.Y0 - page.Box.Y0:0}点处"), $"色块下有{signs}个字符");
        }

        if (paint.Invisible > 0)
        {
            Findings.Add(ReleaseFindingKind.InvisibleText, place, $"{paint.Invisible}个字符");
        }

        foreach (var text in content.Replacements.Where(IsTelling))
        {
            Findings.Add(ReleaseFindingKind.ReplacementText, place, text);
            Findings.Scan(text, $"{place}替代文字", isHidden: true);
        }

        foreach (var remark in content.Remarks.Where(remark => remark.Length > 3))
        {
            Findings.Add(ReleaseFindingKind.MarkupRemark, $"{place}内容中的注释", remark);
            Findings.Scan(remark, $"{place}内容中的注释", isHidden: true);
        }
    }

    private void Pictures()
    {
        var masks = _file.Objects.Values.OfType<PdfDictionary>().SelectMany(owner => (PdfValue?[])[owner["SMask"], owner["Mask"]]).OfType<PdfReference>().Select(mask => mask.Number).ToHashSet();
        foreach (var (number, value) in _file.Objects)
        {
            if (value is not PdfDictionary { Content: { } content } picture || picture.Name("Subtype") is not ("Image" or "Form"))
            {
                continue;
            }

            if (picture.Name("Subtype") == "Image" && !masks.Contains(number) && !_forms.Used.Contains(number))
            {
                Findings.Add(ReleaseFindingKind.UnusedPart, $"没有页面使用的图片（对象{number}）");
                _banned.Add(number);
            }
            else if (_file.Filters.Names(picture["Filter"]) is ["DCTDecode"] && ReleaseFormats.OfImage(content.Span) == ReleaseFormat.Jpeg)
            {
                picture.Content = JpegImage.Strip(content.Span, $"图片（对象{number}）", Findings);
            }
        }
    }

    private void Unreached(IReadOnlyCollection<int> reached)
    {
        var lost = _file.Objects.Where(pair => !reached.Contains(pair.Key) && pair.Value is PdfDictionary { Content: not null } stream && stream.Name("Type") is not ("Metadata" or "EmbeddedFile") && !_banned.Contains(pair.Key))
            .Select(pair => (PdfDictionary)pair.Value).ToList();
        var isDropped = _banned.Count > 0 || _file.Replaced.Count > 0;
        if (lost.Count > 0 && !isDropped && lost.Exists(stream => stream.Name("Subtype") is not ("XML" or "JavaScript")))
        {
            Findings.Add(ReleaseFindingKind.OldRevision, "无处引用的对象", $"{lost.Count}个");
        }
    }

    private static PdfDictionary Packed(byte[] content, PdfDictionary stream)
    {
        using var memory = new MemoryStream();
        using (var zlib = new ZLibStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        stream.Entries.Remove("DecodeParms");
        stream.Entries.Remove("DP");
        stream.Entries["Filter"] = new PdfName("FlateDecode");
        stream.Content = memory.ToArray();
        return stream;
    }

    private static IEnumerable<string> Strings(PdfValue value, int depth) => value switch
    {
        PdfString text => [text.Text],
        PdfArray list when depth < 32 => list.Items.SelectMany(item => Strings(item, depth + 1)),
        PdfDictionary dictionary when depth < 32 => dictionary.Entries.Values.SelectMany(item => Strings(item, depth + 1)),
        _ => [],
    };
}
