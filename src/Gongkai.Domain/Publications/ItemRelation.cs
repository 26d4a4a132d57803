namespace Gongkai.Domain.Publications;

/// <summary>信息关联种类 — how one item stands to another; read from both ends.</summary>
public enum RelationKind
{
    Interprets,
    ConsultsOn,
    Amends,
    Repeals,
    PartlyLapses,
    Replaces,
    Mentions,
}

/// <summary>信息关联 — a link from one item to another, shown on both pages; 国办发〔2017〕47号.</summary>
public sealed class ItemRelation
{
    private ItemRelation()
    {
    }

    public ItemRelation(Guid fromId, Guid toId, RelationKind kind)
    {
        (FromId, ToId, Kind) = (fromId, toId, kind);
    }

    public Guid FromId { get; private set; }

    public Guid ToId { get; private set; }

    public RelationKind Kind { get; private set; }

    /// <summary>What the other item is called on the page of one of the two.</summary>
    /// <param name="fromHere">Whether the link begins at the item whose page it is.</param>
    public static string InChinese(RelationKind kind, bool fromHere) => kind switch
    {
        RelationKind.Interprets => fromHere ? "所解读的文件" : "政策解读",
        RelationKind.ConsultsOn => fromHere ? "征求意见后的文件" : "意见征集",
        RelationKind.Amends => fromHere ? "所修改的文件" : "修改本文件",
        RelationKind.Repeals => fromHere ? "所废止的文件" : "废止本文件",
        RelationKind.PartlyLapses => fromHere ? "使其部分失效的文件" : "使本文件部分失效",
        RelationKind.Replaces => fromHere ? "所替换的信息" : "替换为",
        RelationKind.Mentions => fromHere ? "引用的信息" : "被引用于",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
