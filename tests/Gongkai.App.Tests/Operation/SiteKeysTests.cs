using Gongkai.App.Operation;
using Gongkai.App.Storage;
using Gongkai.Testing.Databases;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.App.Tests.Operation;

public sealed class SiteKeysTests
{
    [Theory(DisplayName = "两个节点共用密钥：一个节点签发的，另一个节点认得")]
    [OnBothDatabases]
    public async Task Protect_OnOneNode_IsReadOnAnother(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await using var one = Node(site, site.Vault);
        await using var other = Node(site, site.Vault);

        var text = Protector(one).Protect("会话");

        Assert.Equal("会话", Protector(other).Unprotect(text));
        await using var db = site.Open();
        var key = await db.Set<ProtectionKey>().SingleAsync();
        Assert.StartsWith("v1.", System.Xml.Linq.XElement.Parse(key.Content).Descendants("sealed").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", key.Content, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "没有主密钥，库里的密钥打不开")]
    public async Task Unprotect_WithAnotherVault_Fails()
    {
        using var site = new TestSite(DatabaseKind.Sqlite);
        await using var one = Node(site, site.Vault);
        await using var stranger = Node(site, new Vault([.. Enumerable.Repeat((byte)7, 32)]));
        var text = Protector(one).Protect("会话");

        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => Protector(stranger).Unprotect(text));
    }

    private static IDataProtector Protector(ServiceProvider node) => node.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static ServiceProvider Node(TestSite site, Vault vault) =>
        new ServiceCollection().AddSingleton(site.Database).AddSingleton(site.Clock).AddSingleton(vault).AddLogging().AddSiteKeys().BuildServiceProvider();
}
