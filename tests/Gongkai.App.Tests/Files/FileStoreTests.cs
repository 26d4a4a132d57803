using Gongkai.App.Files;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Files;

public sealed class FileStoreTests
{
    // Around the edges of the pieces that are sealed and held back.
    private static readonly int[] s_lengths = [1, 15, (16 << 10) - 1, 16 << 10, (16 << 10) + 1, 64 << 10, (64 << 10) + 1, 128 << 10, 300_001];

    [Theory(DisplayName = "存入的内容原样读回，密封与否、磁盘或对象存储都一样")]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Open_StoredContent_IsTheSame(bool isRemote, bool isSealed)
    {
        await using var site = await FileSite.CreateAsync(isRemote);
        foreach (var length in s_lengths)
        {
            var content = FileSite.Bytes(length);
            var stored = (await site.StoreAsync(content, isSealed)).Value;

            var (read, isDamaged) = await site.ReadAsync(stored.Id);

            Assert.Equal((length, false, (long)length), (length, isDamaged, stored.Length));
            Assert.Equal(content, read);
            Assert.Equal(!isSealed, site.Raw(stored).AsSpan().SequenceEqual(content));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(site.Store.SpoolFolder));
    }

    [Theory(DisplayName = "内容被改、被截、被加长：读不到完整内容，密封的一个字节也不外泄")]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Open_ChangedContent_FailsClosed(bool isRemote, bool isSealed)
    {
        await using var site = await FileSite.CreateAsync(isRemote);
        var content = FileSite.Bytes(200_000);
        var stored = (await site.StoreAsync(content, isSealed)).Value;
        var raw = site.Raw(stored);
        byte[] flipped = [.. raw];
        flipped[150_000] ^= 1;

        foreach (var changed in (byte[][])[flipped, raw[..^1], raw[..^30_000], raw[..(raw.Length - (raw.Length % (64 << 10)))], [.. raw, 0], []])
        {
            site.Overwrite(stored, changed);

            var (read, isDamaged) = await site.ReadAsync(stored.Id);

            Assert.True(isDamaged, $"{changed.Length} bytes were taken");
            Assert.True(read.Length < content.Length, "all was given out");
            Assert.True(!isSealed || content.AsSpan().StartsWith(read), "changed bytes of a sealed file were given out");
        }
    }

    [Fact(DisplayName = "磁盘上的名称随机、读不出原名；密封的内容读不出原文")]
    public async Task Store_NameAndContent_TellNothing()
    {
        await using var site = await FileSite.CreateAsync(isRemote: false);
        var one = (await site.StoreAsync(FileSite.Bytes(100), isSealed: true, name: "..\\..\\身份证\u202E.pdf")).Value;
        var other = (await site.StoreAsync(FileSite.Bytes(100), isSealed: true)).Value;

        Assert.Equal("身份证.pdf", one.Name);
        Assert.NotEqual(one.StoredName, other.StoredName);
        Assert.Equal(32, one.StoredName.Length);
        Assert.False(site.Raw(one).AsSpan().SequenceEqual(site.Raw(other)));
        Assert.Throws<ArgumentException>(() => StoredNames.PathOf("../../etc/passwd"));
    }

    [Theory(DisplayName = "过大的和空的文件拒收，不留痕迹")]
    [InlineData(1001, "file-too-large")]
    [InlineData(0, "file-empty")]
    public async Task Store_OutsideLimits_IsRefused(int length, string code)
    {
        await using var site = await FileSite.CreateAsync(isRemote: false);

        var refused = await site.StoreAsync(FileSite.Bytes(length), mostBytes: 1000);

        Assert.Equal(code, refused.Refusal?.Code);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    [Fact(DisplayName = "外机关打不开；内容缺失有明确说明；读密封文件留下记录")]
    public async Task Open_ForeignMissingOrSealed_IsDecided()
    {
        await using var site = await FileSite.CreateAsync(isRemote: false);
        var stored = (await site.StoreAsync(FileSite.Bytes(100), isSealed: true)).Value;

        Assert.Equal("file-unknown", (await site.OpenAsync(stored.Id, OrganScope.Own(site.Site.Other))).Refusal?.Code);
        await using (await site.OpenAsync(stored.Id, OrganScope.Own(site.Site.Bureau)) is var opened ? opened.Value : null)
        {
            await using var db = site.Site.Open();
            Assert.Equal(1, await db.Events.CountAsync(happened => happened.Action == "file-read" && happened.SubjectId == stored.Id));
        }

        await site.Store.DeleteAsync(stored.StoredName, CancellationToken.None);
        Assert.Equal("file-missing", (await site.OpenAsync(stored.Id)).Refusal?.Code);
    }

    [Theory(DisplayName = "清理只带走一天以前、没有记录的内容")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sweep_OldContentWithoutRecord_IsRemoved(bool isRemote)
    {
        await using var site = await FileSite.CreateAsync(isRemote);
        var kept = (await site.StoreAsync(FileSite.Bytes(10))).Value;
        foreach (var _ in (int[])[1, 2, 3])
        {
            var spooled = Path.Combine(site.Store.SpoolFolder, StoredNames.Create());
            await File.WriteAllBytesAsync(spooled, FileSite.Bytes(10));
            await site.Store.PutAsync(StoredNames.Create(), spooled, CancellationToken.None);
        }

        await File.WriteAllTextAsync(Path.Combine(site.Store.SpoolFolder, "left"), "x");
        var sweep = new SweepFiles(site.Site.Database, site.Store, site.Site.Clock);
        if (!isRemote)
        {
            site.Site.Time.MoveTo(DateTimeOffset.UtcNow);
            Assert.Equal(new SweepReport(4, 0), (await sweep.RunAsync()).Value);
        }

        site.Site.Time.MoveTo(DateTimeOffset.UtcNow.AddDays(2));
        Assert.Equal(new SweepReport(4, 4), (await sweep.RunAsync()).Value);
        Assert.False((await site.ReadAsync(kept.Id)).IsDamaged);
    }

    [Fact(DisplayName = "登记为空而文件库不空时不清理")]
    public async Task Sweep_WithoutAnyRecord_IsRefused()
    {
        await using var site = await FileSite.CreateAsync(isRemote: false);
        await site.StoreAsync(FileSite.Bytes(10));
        await using (var db = site.Site.Open())
        {
            await db.Files.ExecuteDeleteAsync();
        }

        site.Site.Time.MoveTo(DateTimeOffset.UtcNow.AddDays(2));
        Assert.Equal("sweep-without-records", (await new SweepFiles(site.Site.Database, site.Store, site.Site.Clock).RunAsync()).Refusal?.Code);
    }

    [Fact(DisplayName = "对象存储不通或拒绝：报错，不当作没有文件")]
    public async Task Remote_DownOrForeignAccount_IsAFault()
    {
        await using var site = await FileSite.CreateAsync(isRemote: true);
        var stored = (await site.StoreAsync(FileSite.Bytes(10))).Value;
        using var foreign = new S3FileStore(site.Stub!.AddressFor(site.Folder, "stranger"));

        await Assert.ThrowsAsync<IOException>(() => foreign.OpenAsync(stored.StoredName, CancellationToken.None));
        site.Stub.IsDown = true;
        await Assert.ThrowsAsync<IOException>(() => site.OpenAsync(stored.Id));
    }

    [Theory(DisplayName = "文件库地址的写法")]
    [InlineData("ftp://store/bucket", "file-store-address")]
    [InlineData("https://store.example/", "file-store-address")]
    [InlineData("https://store.example/a/b", "file-store-address")]
    [InlineData("https://store.example/bucket", "file-store-keys")]
    [InlineData("", null)]
    public void Parse_Address_IsDecided(string text, string? code) => Assert.Equal(code, FileStoreAddress.Parse(text, "data", _ => null).Refusal?.Code);
}
