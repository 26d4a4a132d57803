namespace Gongkai.Domain.Publications;

/// <summary>服务对象 — whom an item is meant for, as catalogues sort by it.</summary>
public enum ItemAudience
{
    Everyone,
    Citizens,
    LegalPersons,
    OtherOrganizations,
}

/// <summary>服务对象名称 — the Chinese name of each audience.</summary>
public static class ItemAudiences
{
    public static string InChinese(ItemAudience audience) => audience switch
    {
        ItemAudience.Everyone => "社会公众",
        ItemAudience.Citizens => "公民",
        ItemAudience.LegalPersons => "法人",
        ItemAudience.OtherOrganizations => "其他组织",
        _ => throw new ArgumentOutOfRangeException(nameof(audience)),
    };

    /// <summary>The audience of that name; null where there is none.</summary>
    public static ItemAudience? Find(string name) => Enum.GetValues<ItemAudience>().Where(audience => InChinese(audience) == name).Select(audience => (ItemAudience?)audience).FirstOrDefault();
}
