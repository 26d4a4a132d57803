namespace Gongkai.Documents.Reports.Sources;

/// <summary>部首字符 — radicals that fonts share with ordinary characters: text taken out of a PDF has ⼯ and ⼈ where 工 and 人 are meant.</summary>
public static class RadicalCharacters
{
    private const char FirstKangxi = '\u2F00';
    private const char LastKangxi = '\u2FD5';
    private const string Supplement = "⺟⺠⻄⻅⻆⻉⻋⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳";
    private const string OfSupplement = "母民西见角贝车镸长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟";

    // Written out because compatibility normalization does nothing where globalization is invariant.
    private const string OfKangxi =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴"
        + "廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿"
        + "目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵"
        + "邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    /// <summary>The text with every radical as the character it stands for.</summary>
    public static string Replaced(string text) =>
        text.AsSpan().IndexOfAnyInRange('\u2E80', LastKangxi) < 0
            ? text
            : string.Create(text.Length, text, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = Ordinary(source[i]);
                }
            });

    private static char Ordinary(char c)
    {
        if (c is >= FirstKangxi and <= LastKangxi)
        {
            return OfKangxi[c - FirstKangxi];
        }

        var index = c is >= '\u2E80' and < FirstKangxi ? Supplement.IndexOf(c, StringComparison.Ordinal) : -1;
        return index < 0 ? c : OfSupplement[index];
    }
}
