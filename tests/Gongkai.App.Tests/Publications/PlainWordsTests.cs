using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Publications;

public sealed class PlainWordsTests
{
    [Theory(DisplayName = "起草：标题、摘要和附件名里看不见的字符（空字符、控制符、改变方向的标记、零宽空格）去掉，生僻字和表情照留；去掉以后什么也不剩的标题拒绝")]
    [OnBothDatabases]
    public async Task Draft_InvisibleCharacters_AreLeftOut(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var create = new CreateDraft(items.Database, items.Clock);

        var made = TestRequests.Must(await create.RunAsync(items.Author, items.Content("关于\0𠮷\u0001祥\u202e的\u200b通知\n👩\u200d💻\ufffe\ud83d") with { Summary = "第一行\n第\0二行", Keywords = "公\u2066开", Editor = "\u0007甲" }));
        var item = await items.ItemAsync(made.Id);

        Assert.Equal(("关于𠮷祥的通知 👩\u200d💻", "第一行\n第二行", "公开", "甲"), (item.Title, item.Summary, item.Keywords, item.Editor));
        await Refused.AssertAsync(items.Site, ("item-title", "2 至 300 个字"), () => create.RunAsync(items.Author, items.Content("\u3000\u200b\u200b\u200b\u3000")));
    }
}
