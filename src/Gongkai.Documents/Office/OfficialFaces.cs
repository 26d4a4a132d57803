namespace Gongkai.Documents.Office;

/// <summary>公文字体 — faces and sizes of GB/T 9704-2012; offices have them, and a missing one must not be replaced in silence.</summary>
internal static class OfficialFaces
{
    public const string Song = "宋体";
    public const string FangSong = "仿宋_GB2312";
    public const string Hei = "黑体";
    public const string Kai = "楷体_GB2312";
    public const string SmallTitleSong = "方正小标宋简体";

    // In half points: 二号 22, 三号 16, 四号 14, 小四 12, 五号 10.5.
    public const int SizeTwo = 44;
    public const int SizeThree = 32;
    public const int SizeFour = 28;
    public const int SmallFour = 24;
    public const int SizeFive = 21;

    /// <summary>The face and those nearest to it, for a file that is printed at once on this machine.</summary>
    public static IReadOnlyList<string> Nearest(string face) => face switch
    {
        FangSong => [FangSong, "仿宋", "FangSong", "STFangsong", "FandolFang", "Noto Serif CJK SC"],
        Kai => [Kai, "楷体", "KaiTi", "STKaiti", "Noto Serif CJK SC"],
        Hei => [Hei, "SimHei", "Noto Sans CJK SC"],
        SmallTitleSong => [SmallTitleSong, "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", "Noto Serif CJK SC"],
        _ => [Song, "SimSun", "Noto Serif CJK SC"],
    };
}
