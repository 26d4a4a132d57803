using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Gongkai.Testing;
using Gongkai.Web.Assets;

namespace Gongkai.Web.Tests.Assets;

public sealed class AssetTests
{
    [Theory(DisplayName = "静态资源：地址随内容变，可以永久缓存，按浏览器压缩")]
    [InlineData("br")]
    [InlineData("gzip, deflate")]
    [InlineData("")]
    [InlineData("br;q=0")]
    public async Task Get_EachAsset_IsServedCompressedForEver(string accepted)
    {
        await using var server = await RunningServer.StartAsync();

        foreach (var file in new AssetFiles().All)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, file.Address);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
            var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(200, (int)response.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", Assert.Single(response.Headers.GetValues("Cache-Control")));
            Assert.Equal(file.ContentType, response.Content.Headers.ContentType!.ToString());
            Assert.Equal(BuiltBytes(file.Name), Unpacked(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), response.Content.Headers.ContentEncoding.SingleOrDefault()));
        }
    }

    [Theory]
    [InlineData("/assets/app.css")]
    [InlineData("/assets/app.000000000000.css")]
    [InlineData("/assets/manifest.json")]
    [InlineData("/assets/..%2Fappsettings.json")]
    public async Task Get_UnknownAsset_IsNotFound(string path)
    {
        await using var server = await RunningServer.StartAsync();

        Assert.Equal(404, (int)(await server.BrowseAsync(path)).StatusCode);
    }

    [Fact(DisplayName = "Built 是由现在的源文件生成的")]
    public void Built_Manifest_MatchesSourcesAndOutputs()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.File("src/Gongkai.Web/Assets/Built/manifest.json")));
        var sources = manifest.RootElement.GetProperty("sources").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString());
        var outputs = manifest.RootElement.GetProperty("outputs").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString());
        string[] folders = ["Marks", "Scripts", "Styles"];
        var present = folders.SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.File($"src/Gongkai.Web/Assets/{folder}")).Select(path => $"{folder}/{Path.GetFileName(path)}"));

        Assert.Equal(present.Append("build.mjs").Append("package-lock.json").Order(StringComparer.Ordinal), sources.Keys.Order(StringComparer.Ordinal));
        Assert.All(sources, pair => Assert.Equal(pair.Value, Hash(File.ReadAllBytes(RepositoryRoot.File($"src/Gongkai.Web/Assets/{pair.Key}")))));
        Assert.All(outputs, pair => Assert.Equal(pair.Value, Hash(BuiltBytes(pair.Key))));
    }

    [Theory(DisplayName = "样式和脚本的大小有上限")]
    [InlineData("app.css", 12)]
    [InlineData("portal.js", 3)]
    [InlineData("desk.js", 4)]
    [InlineData("charts.js", 220)]
    public void Built_EachFile_KeepsTheBudget(string name, int kilobytes)
    {
        var file = new AssetFiles().All.Single(file => file.Name == name);

        Assert.InRange(file.For("br").Bytes.Length, 1, kilobytes * 1024);
    }

    [Fact]
    public void LockFile_Addresses_AreNotRecorded() =>
        Assert.DoesNotContain("resolved", File.ReadAllText(RepositoryRoot.File("src/Gongkai.Web/Assets/package-lock.json")), StringComparison.Ordinal);

    private static byte[] BuiltBytes(string name) => File.ReadAllBytes(RepositoryRoot.File($"src/Gongkai.Web/Assets/Built/{name}"));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Unpacked(byte[] bytes, string? encoding)
    {
        using var input = new MemoryStream(bytes);
        using Stream stream = encoding switch { "br" => new BrotliStream(input, CompressionMode.Decompress), "gzip" => new GZipStream(input, CompressionMode.Decompress), _ => input };
        using var output = new MemoryStream();
        stream.CopyTo(output);
        return output.ToArray();
    }
}
