namespace Gongkai.Testing.Layouts;

/// <summary>虚构机关 — names of places that do not exist, with the bodies they could have.</summary>
public static class InventedOrgans
{
    private static readonly string[] s_cities = ["云泽市", "岚汀市", "砚川市", "霁州市", "朔屏市", "栖澜市"];
    private static readonly string[] s_counties = ["漱湖县", "芷汀县", "鹭砚区", "槐溆县", "澹川县", "霞屿洲区"];

    private static readonly string[] s_bodies =
        ["工业和信息化局", "自然资源和规划局", "卫生健康委员会", "教育局", "市场监督管理局", "住房和城乡建设局", "水务局", "人民政府办公室"];

    public static (string Place, string Organ) Pick(Random random)
    {
        var places = random.Next(2) == 0 ? s_cities : s_counties;
        var place = places[random.Next(places.Length)];
        return (place, place + s_bodies[random.Next(s_bodies.Length)]);
    }

    /// <summary>Every invented place, so that a reviewer can check that none exists.</summary>
    public static IReadOnlyList<string> Places => [.. s_cities, .. s_counties];
}
