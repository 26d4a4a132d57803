using System.Buffers.Binary;

namespace Gongkai.App.Demonstration;

/// <summary>示例名称 — names of places, streets and people that do not exist, drawn in a fixed order from a seed.</summary>
internal sealed class DemoNames(int seed)
{
    private static readonly string[] s_firstOfPlace = ["云", "汀", "沐", "栖", "听", "望", "鹿", "槐", "砚", "苇", "枕", "漱", "弦", "烟", "竹", "雁", "霁", "棠", "萤", "蓼"];
    private static readonly string[] s_secondOfPlace = ["澜", "霖", "屿", "汐", "砂", "岚", "渚", "衡", "苔", "桥", "坞", "浦", "垣", "墟", "原", "坪", "溆", "岑", "洲", "棹"];
    private static readonly string[] s_streets = ["听潮路", "望汐路", "槐序街", "砚池路", "苇岸大道", "霁色街", "沐风路", "鹿眠路", "弦歌街", "枕溪路"];
    private static readonly string[] s_surnames = ["陈", "林", "沈", "陆", "顾", "许", "何", "吕", "施", "孔", "曹", "严", "华", "金", "魏", "陶", "姜", "戚", "谢", "邹", "喻", "柏", "水", "窦", "章"];
    private static readonly string[] s_given = ["知远", "清和", "以宁", "望舒", "映雪", "书禾", "景行", "思齐", "若谷", "明澈", "予安", "一帆", "南乔", "初霁", "向晚", "怀瑾", "听雨", "见川", "拾光", "星野"];

    private readonly HashSet<string> _places = new(StringComparer.Ordinal);

    internal Random Random { get; } = new(seed);

    /// <summary>Names in an order of their own, for what is made beside the rest; the same for the same seed.</summary>
    internal DemoNames Apart(int number) => new(unchecked((seed * 31) + number));

    /// <summary>A name that was not given before, of two characters as long as there are some left.</summary>
    internal string Place()
    {
        for (var attempt = 0; ; attempt++)
        {
            var name = Pick(s_firstOfPlace) + Pick(s_secondOfPlace);
            for (var more = attempt / 500; more > 0; more--)
            {
                name += Pick(s_secondOfPlace);
            }

            if (_places.Add(name))
            {
                return name;
            }
        }
    }

    /// <summary>An identifier like those of the clock, the same for the same seed.</summary>
    internal Guid NewId(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.NextBytes(bytes[6..]);
        var milliseconds = at.ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(milliseconds >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], (uint)(milliseconds & uint.MaxValue));
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    internal string Person() => Pick(s_surnames) + Pick(s_given);

    internal string Company() => Pick(s_firstOfPlace) + Pick(s_secondOfPlace) + "科技有限公司";

    internal string Street() => $"{Pick(s_streets)}{Random.Next(1, 300)}号";

    internal T Pick<T>(IReadOnlyList<T> of) => of[Random.Next(of.Count)];
}
