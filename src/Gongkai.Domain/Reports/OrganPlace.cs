namespace Gongkai.Domain.Reports;

/// <summary>层级 — the level of the place in an organ's name.</summary>
internal enum PlaceLevel
{
    None,
    Province,
    Prefecture,
    County,
}

/// <summary>机关名称中的地名 — how many characters of an organ's name are its place, and of which level the last of them is.</summary>
/// <param name="Level">Level of the innermost place; none where the name has no place or one that cannot be told.</param>
/// <param name="Length">Characters taken by the places.</param>
internal readonly record struct OrganPlace(PlaceLevel Level, int Length)
{
    private const int LongestCounty = 16;
    private const string OrganWords = "局委厅办署处院和与";
    private static readonly string[] s_shortDistricts = ["城区", "矿区", "郊区"];

    public static OrganPlace Find(ReadOnlySpan<char> name)
    {
        var known = Places.Known;
        var level = PlaceLevel.None;
        var length = Prefix(name, known.Provinces);
        if (length > 0)
        {
            level = PlaceLevel.Province;
        }
        else
        {
            length = Prefix(name, known.Municipalities);
            level = length > 0 ? PlaceLevel.Province : PlaceLevel.None;
        }

        var prefecture = Prefix(name[length..], known.Prefectures);
        if (prefecture > 0)
        {
            level = PlaceLevel.Prefecture;
            length += prefecture;
        }

        return County(name[length..]) switch
        {
            { IsUnknown: true } => default,
            { Length: > 0 and var county } => new OrganPlace(PlaceLevel.County, length + county),
            _ => new OrganPlace(level, length),
        };
    }

    private static int Prefix(ReadOnlySpan<char> name, HashSet<string> places)
    {
        var lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(name.Length, LongestCounty); length > 1; length--)
        {
            if (lookup.Contains(name[..length]))
            {
                return length;
            }
        }

        return 0;
    }

    // A county, district, banner or county-level city at the head of what is left; a zone or a city on no list makes the level unknown.
    private static (int Length, bool IsUnknown) County(ReadOnlySpan<char> rest)
    {
        var hasUnknownCity = false;
        var start = 0;
        for (var i = 1; i < rest.Length && i < start + LongestCounty; i++)
        {
            if (OrganWords.Contains(rest[i]))
            {
                break;
            }

            var token = rest[start..(i + 1)];
            if (rest[i] == '市' && token.Length > 1)
            {
                if (Places.Known.CountyLevelCities.GetAlternateLookup<ReadOnlySpan<char>>().Contains(token))
                {
                    return (i + 1, false);
                }

                if (token.Length > 2 && !"城都县省股超门集".Contains(rest[i - 1]))
                {
                    hasUnknownCity = true;
                    start = i + 1;
                }
            }
            else if (rest[i] is '县' or '旗' && token.Length > 1)
            {
                return (i + 1, false);
            }
            else if (rest[i] == '区' && token.Length > 1)
            {
                return District(token) switch
                {
                    true => (i + 1, false),
                    false => (0, hasUnknownCity),
                    null => (0, true),
                };
            }
        }

        return (0, hasUnknownCity);
    }

    // True for a district, false where the word only ends like one, null for a zone whose level is not told.
    private static bool? District(ReadOnlySpan<char> token)
    {
        var known = Places.Known;
        if (known.DistrictsNamedNew.GetAlternateLookup<ReadOnlySpan<char>>().Contains(token))
        {
            return true;
        }

        foreach (var zone in known.FunctionalZones)
        {
            if (token.EndsWith(zone, StringComparison.Ordinal))
            {
                return null;
            }
        }

        foreach (var word in known.NoDistrict)
        {
            if (token.EndsWith(word, StringComparison.Ordinal))
            {
                return false;
            }
        }

        if (token.Length > 2)
        {
            return true;
        }

        foreach (var district in s_shortDistricts)
        {
            if (token.SequenceEqual(district))
            {
                return true;
            }
        }

        return false;
    }
}
