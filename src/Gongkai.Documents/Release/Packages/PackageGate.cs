using System.IO.Compression;
using System.Xml.Linq;
using Gongkai.Documents.Release.Images;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release.Packages;

/// <summary>办公文档检查 — walks the parts of a package from its root; each is kept and cleaned, or reported and left out, and what is not reached is reported too.</summary>
internal sealed class PackageGate
{
    private readonly ReleaseWork _work;
    private readonly ZipPackage _package;
    private readonly HiddenParts _hidden;
    private readonly ContentTypes _types;
    private readonly ZipArchive? _output;
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _kept = [];
    private WordRules? _word;

    private PackageGate(ReleaseWork work, ZipPackage package, ZipArchive? output)
    {
        _work = work;
        _package = package;
        _output = output;
        _types = ContentTypes.Read(package);
        _hidden = new HiddenParts(package, work);
    }

    public static void Run(ReleaseWork work, bool isCleaning)
    {
        using var package = ZipPackage.Open(work.Content, work.Limits.OfPackage);
        using var memory = new MemoryStream();
        using (var output = isCleaning ? new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true) : null)
        {
            new PackageGate(work, package, output).Walk();
        }

        work.Output = memory.ToArray();
    }

    private void Walk()
    {
        if (_package.HasRepeatedPaths)
        {
            throw new ReleaseHeldException(ReleaseRefusals.Broken);
        }

        if (_types.HasMacros || _package.Has("xl/workbook.bin") || _package.Paths.Any(path => path.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ReleaseHeldException(ReleaseRefusals.Macros);
        }

        var root = PartRelation.Read(_package, "");
        var main = root.FirstOrDefault(relation => relation.Type == "officeDocument")?.Path;
        if (main is null || !_package.Has(main))
        {
            throw new ReleaseHeldException(_package.Has("OFD.xml") || _package.Has("mimetype") ? ReleaseRefusals.Unknown : ReleaseRefusals.Archive);
        }

        _seen.Add(ContentTypes.Path);
        Relations("", root, "", null);
        foreach (var path in _package.Paths.Where(path => !_seen.Contains(path) && !path.EndsWith('/')).ToList())
        {
            _work.Findings.Add(ReleaseFindingKind.UnusedPart, $"文件包中无处引用的部分（{path}）");
            _hidden.Scan(path, $"无处引用的部分（{path}）");
        }

        TrailingBytes();
        Write(ContentTypes.Path, PartTree.Save(_types.For(_kept)));
    }

    // Bytes before the first entry, between the parts or behind the directory are none of the package.
    private void TrailingBytes()
    {
        var bytes = _work.Content.Span;
        var end = bytes.LastIndexOf("PK\u0005\u0006"u8);
        var behind = bytes.Length - (end + 22);
        if (end < 0 || behind > 0)
        {
            _work.Findings.Add(ReleaseFindingKind.TrailingBytes, "文件包末尾", $"{behind}字节");
            _work.Findings.Scan(PrintableText.Of(bytes[Math.Max(0, end)..]), "文件包末尾", isHidden: true);
        }
    }

    private void Part(string path, PartRelation relation, string place)
    {
        if (!_seen.Add(path) || !_package.Has(path))
        {
            return;
        }

        if (relation.Type is "image" or "font")
        {
            Write(path, relation.Type == "image" ? Image(path, place) : PartTree.Bytes(_package, path, _work.Limits));
            Relations(path, PartRelation.Read(_package, path), place, null);
            return;
        }

        var relations = PartRelation.Read(_package, path);
        var tree = PartTree.Load(_package, path, _work.Limits);
        if (relation.Type == "officeDocument" && tree.Root!.Is("workbook"))
        {
            _work.Format = ReleaseFormat.Workbook;
            Workbook(path, tree, relations);
            return;
        }

        if (relation.Type == "officeDocument")
        {
            _work.Format = tree.Root!.Is("presentation") ? ReleaseFormat.Presentation : tree.Root!.Is("document") ? ReleaseFormat.Document : throw new ReleaseHeldException(ReleaseRefusals.Unknown);
            _word = _work.Format == ReleaseFormat.Document ? new WordRules(_work.Findings, HiddenStyles.Read(_package, relations, _work.Limits)) : null;
        }

        TreeRules.Run(tree, place, _work.Findings);
        if (_word is not null)
        {
            _word.Run(tree, place);
        }
        else
        {
            SlideRules.Run(tree, place, relations, _work.Findings, path => PartTree.Load(_package, path, _work.Limits));
        }

        Relations(path, relations, place, tree);
        Write(path, PartTree.Save(tree));
    }

    private void Workbook(string path, XDocument tree, List<PartRelation> relations)
    {
        TreeRules.Run(tree, "工作簿", _work.Findings);
        var book = new WorkbookParts(_package, _work, tree, relations, _seen);
        book.Inspect();
        if (_output is not null)
        {
            book.Write(Write);
        }

        _kept.AddRange(book.Streamed.Where(part => !_kept.Contains(part)));
        foreach (var sheet in book.Sheets.Where(sheet => !sheet.IsHidden))
        {
            Relations(sheet.Path, sheet.Relations, $"工作表“{sheet.Name}”", null);
        }

        Relations(path, relations, "工作簿", tree);
        Write(path, PartTree.Save(tree));
    }

    /// <summary>Judges the relationships of a part, follows the ones that stay and writes them; takes references to the others out of the tree.</summary>
    private void Relations(string owner, List<PartRelation> relations, string place, XDocument? tree)
    {
        _seen.Add(PartRelation.RelationsPath(owner));
        var used = tree is null ? null : tree.Descendants().Attributes().Where(IsReference).Select(attribute => attribute.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var relation in relations)
        {
            var (fate, kind) = PartKinds.Of(relation.Type);
            if (relation.IsDropped)
            {
                Skip(relation.Path);
            }
            else if (relation.Path is null)
            {
                External(relation, kind, place);
            }
            else if (fate == PartFate.KeptWhereUsed && used?.Contains(relation.Id) == false)
            {
                Drop(relation, ReleaseFindingKind.UnusedPart, place);
            }
            else if (fate == PartFate.Dropped)
            {
                Drop(relation, kind, place);
            }
            else if (fate == PartFate.DroppedQuietly)
            {
                relation.IsDropped = true;
                ScanQuietly(relation.Path, place);
            }
        }

        if (tree is not null)
        {
            References.Remove(tree, relations.Where(relation => relation.IsDropped).Select(relation => relation.Id).ToHashSet(StringComparer.Ordinal));
        }

        foreach (var relation in relations.Where(relation => !relation.IsDropped && relation.Path is not null))
        {
            Part(relation.Path!, relation, PlaceOf(relation, place));
        }

        var kept = relations.Where(relation => !relation.IsDropped).ToList();
        if (kept.Count > 0)
        {
            Write(PartRelation.RelationsPath(owner), PartTree.Save(References.ToXml(kept)));
        }
    }

    private void External(PartRelation relation, ReleaseFindingKind kind, string place)
    {
        var isWeb = relation.Type == "hyperlink" && Uri.TryCreate(relation.Target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "ftp" or "tel";
        if (isWeb)
        {
            _work.Findings.Scan(relation.Target, $"{place}的链接");
            return;
        }

        relation.IsDropped = true;
        var found = relation.Type is "hyperlink" or "attachedTemplate" ? ReleaseFindingKind.LocalPath : kind is ReleaseFindingKind.UnknownPart or ReleaseFindingKind.HiddenSheet ? ReleaseFindingKind.ExternalLink : kind;
        _work.Findings.Add(found, $"{place}的链接", relation.Target);
    }

    private void Drop(PartRelation relation, ReleaseFindingKind kind, string place)
    {
        relation.IsDropped = true;
        if (_seen.Add(relation.Path!) && _package.Has(relation.Path!))
        {
            _hidden.Report(kind, relation.Path!, place);
            Below(relation.Path!, place);
        }
    }

    private void ScanQuietly(string path, string place)
    {
        if (_seen.Add(path) && _package.Has(path))
        {
            _hidden.Scan(path, $"{place}（{path}）");
            Below(path, place);
        }
    }

    // What a dropped part owns goes with it and is looked through as well.
    private void Below(string path, string place)
    {
        _seen.Add(PartRelation.RelationsPath(path));
        foreach (var relation in PartRelation.Read(_package, path))
        {
            if (relation.Path is null)
            {
                _work.Findings.Scan(relation.Target, $"{place}（{path}）", isHidden: true);
            }
            else if (PartKinds.Of(relation.Type).Fate != PartFate.Kept)
            {
                ScanQuietly(relation.Path, place);
            }
        }
    }

    private void Skip(string? path)
    {
        if (path is not null && _seen.Add(path) && _package.Has(path))
        {
            Below(path, path);
        }
    }

    private byte[] Image(string path, string place)
    {
        var bytes = PartTree.Bytes(_package, path, _work.Limits);
        if (ReleaseFormats.OfImage(bytes) is var format and not ReleaseFormat.Unknown)
        {
            return ImageGate.Run(format, bytes, $"{place}图片（{path}）", _work.Findings).ToArray();
        }

        _work.Findings.Add(ReleaseFindingKind.UncheckedImage, $"{place}图片（{path}）");
        return bytes;
    }

    private void Write(string path, byte[] content)
    {
        if (path != ContentTypes.Path && !path.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
        {
            _kept.Add(path);
        }

        if (_output is not null)
        {
            using var entry = _output.CreateEntry(path).Open();
            entry.Write(content);
        }
    }

    private static string PlaceOf(PartRelation relation, string owner) => relation.Type switch
    {
        "officeDocument" => "正文",
        "header" => "页眉",
        "footer" => "页脚",
        "footnotes" => "脚注",
        "endnotes" => "尾注",
        "slide" => $"幻灯片（{relation.Path![(relation.Path!.LastIndexOf('/') + 1)..]}）",
        "settings" => "文档设置",
        "chart" => $"{owner}图表",
        _ => owner,
    };

    private static bool IsReference(XAttribute attribute) => attribute.Name.NamespaceName.EndsWith("/relationships", StringComparison.Ordinal) || (attribute.Name.LocalName == "relid" && attribute.Name.NamespaceName.Length > 0);
}
