namespace Gongkai.App.Demonstration;

/// <summary>示例规模 — how big a sample is made.</summary>
public enum DemoSize
{
    /// <summary>One city with its bureaus and two districts; loads in seconds, what a first look needs.</summary>
    Small,

    /// <summary>A city with all bureaus, districts and townships.</summary>
    City,

    /// <summary>A tenth of a province, for load tests on a small machine.</summary>
    Prefecture,

    /// <summary>A province of a thousand organs with millions of records, for load tests.</summary>
    Province,
}

/// <summary>示例规模参数 — how many organs a size has.</summary>
internal sealed record DemoScale(int Cities, int BureausACity, int DistrictsACity, int BureausADistrict, int TownshipsADistrict)
{
    private const int ItemsPerOrgan = 20;

    /// <summary>Published items in all; null for twenty an organ.</summary>
    internal int? Items { get; init; }

    /// <summary>Requests of an organ in a year; of a province a million in all over three years.</summary>
    internal int RequestsAYear { get; init; } = 40;

    /// <summary>Organs with three whole years of ledgers and requests; those after them have a few, so that the first start is quick. Null for all.</summary>
    internal int? FullOrgans { get; init; }

    /// <summary>Load tests need no ledgers, letters and work in progress.</summary>
    internal bool IsForLoad => Items is not null;

    internal bool IsFull(int organ) => FullOrgans is not { } full || organ <= full;

    internal int RequestsOf(int organ) => IsFull(organ) ? RequestsAYear : RequestsAYear / 4;

    internal int ItemsOf(int organs) => Items ?? (organs * ItemsPerOrgan);

    internal static DemoScale Of(DemoSize size) => size switch
    {
        DemoSize.Small => new DemoScale(1, 8, 2, 3, 2) { FullOrgans = 4 },
        DemoSize.City => new DemoScale(1, 22, 6, 8, 6),
        DemoSize.Prefecture => new DemoScale(1, 21, 6, 8, 4) { Items = 100_000, RequestsAYear = 340 },
        DemoSize.Province => new DemoScale(10, 21, 6, 8, 4) { Items = 1_000_000, RequestsAYear = 340 },
        _ => throw new ArgumentOutOfRangeException(nameof(size)),
    };
}
