using System.Collections;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Gongkai.Domain.PersonalData;

namespace Gongkai.Documents.Release.Packages;

/// <summary>共享文字 — the texts that cells point at: which hold personal data, which are used by a cell that stays, which by none.</summary>
internal sealed class SharedTexts
{
    private readonly Dictionary<int, IReadOnlyList<PersonalDataFinding>> _personal = [];
    private readonly HashSet<int> _white = [];
    private BitArray _used = new(0);
    private BitArray _kept = new(0);
    private BitArray _filled = new(0);

    public int Count { get; private set; }

    public void Read(Stream part, FindingList findings)
    {
        var filled = new List<bool>();
        using var reader = PartTree.Reader(part);
        reader.MoveToContent();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                var (text, isWhite) = ReadItem(reader.ReadSubtree());
                if (findings.PersonalDataIn(text) is { Count: > 0 } personal)
                {
                    _personal[Count] = personal;
                }

                if (isWhite)
                {
                    _white.Add(Count);
                }

                filled.Add(text.Length > 0);
                Count++;
            }
            else if (reader.NodeType == XmlNodeType.Comment)
            {
                findings.Add(ReleaseFindingKind.MarkupRemark, "工作簿共享文字", reader.Value);
            }

            reader.Read();
        }

        _used = new BitArray(Count);
        _kept = new BitArray(Count);
        _filled = new BitArray(filled.ToArray());
    }

    public bool IsFilled(int index) => index < Count && _filled[index];

    /// <summary>Notes that a cell shows a text, and lists its personal data with the place of the cell.</summary>
    public void Use(int index, Func<string> place, bool isHidden, FindingList findings)
    {
        if (index < 0 || index >= Count)
        {
            return;
        }

        _used[index] = true;
        _kept[index] |= !isHidden;
        foreach (var personal in _personal.TryGetValue(index, out var found) ? found : [])
        {
            findings.Add(personal, place(), isHidden);
        }

        if (!isHidden && _white.Contains(index))
        {
            findings.Add(ReleaseFindingKind.HiddenCells, $"{place()}（部分文字为白色，请人工核对底色）", "", ReleaseHandling.Decided);
        }
    }

    public void ReportUnused(FindingList findings)
    {
        var unused = Enumerable.Range(0, Count).Count(index => !_used[index] && _filled[index]);
        if (unused > 0)
        {
            findings.Add(ReleaseFindingKind.UnusedText, "工作簿共享文字", $"{unused}条");
        }

        foreach (var personal in _personal.Where(pair => !_used[pair.Key]).SelectMany(pair => pair.Value))
        {
            findings.Add(personal, "工作簿共享文字（没有单元格使用）", isHidden: true);
        }
    }

    /// <summary>Writes the texts that cells still show; the others stay as empty places, so that numbers do not move.</summary>
    public byte[] Write(Stream part)
    {
        using var reader = PartTree.Reader(part);
        reader.MoveToContent();
        XNamespace name = reader.NamespaceURI;
        using var memory = new MemoryStream();
        using (var writer = XmlWriter.Create(memory, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false }))
        {
            writer.WriteStartElement("sst", name.NamespaceName);
            reader.Read();
            for (var index = 0; !reader.EOF;)
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    reader.Read();
                }
                else if (reader.LocalName != "si")
                {
                    reader.Skip();
                }
                else if (_kept[index++])
                {
                    var item = (XElement)XNode.ReadFrom(reader);
                    item.Elements().Where(element => element.Name.LocalName is "rPh" or "phoneticPr").ToList().ForEach(element => element.Remove());
                    item.WriteTo(writer);
                }
                else
                {
                    reader.Skip();
                    new XElement(name + "si", new XElement(name + "t")).WriteTo(writer);
                }
            }

            writer.WriteEndElement();
        }

        return memory.ToArray();
    }

    private static (string Text, bool IsWhite) ReadItem(XmlReader item)
    {
        StringBuilder? several = null;
        var text = "";
        var isWhite = false;
        while (item.Read())
        {
            if (item.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                several = text.Length > 0 ? (several ?? new StringBuilder(text)).Append(item.Value) : several;
                text = text.Length > 0 ? text : item.Value;
            }
            else if (item.NodeType == XmlNodeType.Element && item.LocalName == "color")
            {
                isWhite |= item.GetAttribute("rgb") is { Length: >= 6 } rgb && WordText.IsNearWhite(rgb[^6..]);
            }
        }

        return (several?.ToString() ?? text, isWhite);
    }
}
