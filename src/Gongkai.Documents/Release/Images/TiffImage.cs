using System.Buffers.Binary;

namespace Gongkai.Documents.Release.Images;

/// <summary>TIFF 图片 — directories; entries that do not make the picture are taken out and every byte that nothing refers to is blanked.</summary>
internal sealed class TiffImage
{
    private const int MostDirectories = 4096;
    private static readonly HashSet<int> s_kept =
    [
        254, 255, 256, 257, 258, 259, 262, 263, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284, 286, 287, 290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320,
        321, 322, 323, 324, 325, 332, 334, 336, 338, 339, 340, 341, 347, 529, 530, 531, 532, 34675,
    ];

    private static readonly int[] s_sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
    private readonly byte[] _bytes;
    private readonly bool[] _used;
    private readonly bool _isLittle;

    private TiffImage(byte[] bytes)
    {
        _bytes = bytes;
        _used = new bool[bytes.Length];
        _isLittle = bytes[0] == 'I';
    }

    public static byte[] Strip(ReadOnlySpan<byte> content, string place, FindingList findings)
    {
        var image = new TiffImage(content.ToArray());
        image.Mark(0, 8);
        var at = image.Long(4);
        for (var number = 0; at != 0; number++)
        {
            if (number == MostDirectories || image._used[at])
            {
                throw new InvalidDataException("Directories without end.");
            }

            at = image.StripDirectory(at, place, findings);
        }

        image.BlankRest(place, findings);
        return image._bytes;
    }

    private int StripDirectory(int at, string place, FindingList findings)
    {
        var count = Short(at);
        var next = Long(at + 2 + (12 * count));
        var kept = new List<byte[]>();
        (int[] Places, int[] Lengths) strips = ([], []);
        for (var i = 0; i < count; i++)
        {
            var entry = at + 2 + (12 * i);
            var tag = Short(entry);
            var (start, length) = ValueOf(entry);
            if (!s_kept.Contains(tag))
            {
                ImageGate.Report(findings, place, tag == 34853 ? "TIFF拍摄位置" : $"TIFF标签{tag}", _bytes.AsSpan(start, length));
                continue;
            }

            kept.Add(_bytes.AsSpan(entry, 12).ToArray());
            Mark(start, length);
            strips = tag switch
            {
                273 or 324 => (Numbers(entry), strips.Lengths),
                279 or 325 => (strips.Places, Numbers(entry)),
                _ => strips,
            };
        }

        for (var i = 0; i < strips.Places.Length; i++)
        {
            Mark(strips.Places[i], i < strips.Lengths.Length ? strips.Lengths[i] : throw new InvalidDataException("A strip without length."));
        }

        var size = 2 + (12 * kept.Count) + 4;
        _bytes.AsSpan(at, 2 + (12 * count) + 4).Clear();
        Write(at, kept.Count);
        for (var i = 0; i < kept.Count; i++)
        {
            kept[i].CopyTo(_bytes.AsSpan(at + 2 + (12 * i)));
        }

        if (_isLittle)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(at + size - 4), next);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(at + size - 4), next);
        }

        Mark(at, size);
        return next;
    }

    private void BlankRest(string place, FindingList findings)
    {
        var rest = new List<byte>();
        for (var i = 0; i < _bytes.Length; i++)
        {
            if (!_used[i] && _bytes[i] != 0)
            {
                rest.Add(_bytes[i]);
                _bytes[i] = 0;
            }
        }

        // A few bytes are what writers leave between blocks; they are blanked without a word.
        if (rest.Count > 16)
        {
            findings.Add(ReleaseFindingKind.TrailingBytes, place, $"{rest.Count}字节");
            findings.Scan(PrintableText.Of(rest.ToArray()), $"{place}（未引用的数据）", isHidden: true);
        }
    }

    private (int Start, int Length) ValueOf(int entry)
    {
        var type = Short(entry + 2);
        var size = type < s_sizes.Length ? s_sizes[type] : throw new InvalidDataException("Unknown type of a value.");
        var length = checked(size * Long(entry + 4));
        var start = length <= 4 ? entry + 8 : Long(entry + 8);
        return start >= 0 && length >= 0 && start + (long)length <= _bytes.Length ? (start, length) : throw new InvalidDataException("A value outside the file.");
    }

    private int[] Numbers(int entry)
    {
        var (start, length) = ValueOf(entry);
        var isShort = Short(entry + 2) == 3;
        return [.. Enumerable.Range(0, length / (isShort ? 2 : 4)).Select(i => isShort ? Short(start + (2 * i)) : Long(start + (4 * i)))];
    }

    private void Mark(int start, int length) => _used.AsSpan(start, length).Fill(true);

    private void Write(int at, int value)
    {
        if (_isLittle)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(at), (ushort)value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(at), (ushort)value);
        }
    }

    private int Short(int at) => _isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at)) : BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at));

    private int Long(int at) => _isLittle ? BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at)) : BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(at));
}
