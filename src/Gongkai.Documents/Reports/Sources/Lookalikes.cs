namespace Gongkai.Documents.Reports.Sources;

/// <summary>形近字 — radicals and compatibility characters that fonts and converters leave in place of the ordinary ones (⼈ for 人, ⻓ for 长).</summary>
/// <remarks>The tables are written out, since the normalization of the framework needs locale data that a server may not have.</remarks>
internal static class Lookalikes
{
    private const char FirstRadical = '\u2F00';

    // The 214 radicals of the block Kangxi Radicals, in order.
    private const string Kangxi =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴" +
        "廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿" +
        "目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵" +
        "邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    // Radicals of the block before it that stand for a simplified character.
    private const string Radicals = "⺟⺠⻄⻅⻆⻉⻋⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳";
    private const string Ordinary = "母民西见角贝车镸长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟";

    /// <summary>The text with every lookalike replaced by the character it stands for; the same text where there is none.</summary>
    public static string Fold(string text) =>
        text.AsSpan().IndexOfAnyInRange('\u2E80', '\u2FD5') < 0
            ? text
            : string.Create(text.Length, text, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = Fold(source[i]);
                }
            });

    private static char Fold(char c)
    {
        if (c is >= FirstRadical and <= '\u2FD5')
        {
            return Kangxi[c - FirstRadical];
        }

        var index = c is >= '\u2E80' and < FirstRadical ? Radicals.IndexOf(c, StringComparison.Ordinal) : -1;
        return index < 0 ? c : Ordinary[index];
    }
}
