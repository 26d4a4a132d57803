namespace Gongkai.Domain.Publications;

/// <summary>审核类别 — how carefully an item is reviewed; the route of review follows from it.</summary>
public enum ItemClass
{
    Ordinary,
    Important,
    Sensitive,
    Reprint,
    Emergency,
}

/// <summary>审核类别名称 — the Chinese name of each class of review.</summary>
public static class ItemClasses
{
    public static string InChinese(ItemClass itemClass) => itemClass switch
    {
        ItemClass.Ordinary => "普通",
        ItemClass.Important => "重要",
        ItemClass.Sensitive => "敏感",
        ItemClass.Reprint => "转载",
        ItemClass.Emergency => "应急",
        _ => throw new ArgumentOutOfRangeException(nameof(itemClass)),
    };
}
