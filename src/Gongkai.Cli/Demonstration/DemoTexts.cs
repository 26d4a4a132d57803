using System.Globalization;
using Gongkai.App.Demonstration;

namespace Gongkai.Cli.Demonstration;

/// <summary>示例文字 — what the demo command says.</summary>
internal static class DemoTexts
{
    internal static readonly Bilingual Root = new("示例城市", "Sample cities");
    internal static readonly Bilingual Create = new("在空站点中建立示例城市；机关、人员、内容都不存在", "Fill an empty site with a sample; its organs, people and contents do not exist");
    internal static readonly Bilingual Seed = new("随机种子：同一种子、同一天得到同样的内容", "Seed: the same seed on the same day gives the same content");
    internal static readonly Bilingual Size = new(
        "规模：small 一个市二十一个机关；city 一个市一百多个机关；prefecture 一个省的十分之一；province 一千个机关、一百万条信息、一百万件申请、三千份年报",
        "Size: small, one city of 21 organs; city, over a hundred organs; prefecture, a tenth of a province; province, 1,000 organs, a million items and as many requests, 3,000 annual reports");

    internal static string Progress(DemonstrationProgress progress) => string.Create(CultureInfo.InvariantCulture, $"{progress.What} {progress.Done:#,0} / {progress.Of:#,0}");

    internal static string Made(DemonstrationReport made) => string.Create(CultureInfo.InvariantCulture, $"""
        示例城市已建立（{made.Took.TotalSeconds:0.0} 秒）。
          机关    {made.Organs:#,0}
          人员    {made.People:#,0}（口令 {CreateDemonstration.Password}，只在示例中有效）
          信息    {made.Items:#,0}
          年报    {made.Reports:#,0}
          申请    {made.Requests:#,0}
          摘要    {made.Digest}
        """);
}
