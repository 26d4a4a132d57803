using System.Xml.Linq;
using Gongkai.App.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gongkai.App.Operation;

/// <summary>共享密钥 — keeps the keys of cookies and forms in the database, sealed with the site's key, so that all nodes share them.</summary>
public static class SiteKeys
{
    /// <summary>Needs <see cref="SiteDatabase"/>, <see cref="SiteClock"/> and <see cref="Vault"/> among the services.</summary>
    public static IServiceCollection AddSiteKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("gongkai");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new DatabaseKeyRepository(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<SiteClock>());
            options.XmlEncryptor = new VaultKeyEncryptor(provider.GetRequiredService<Vault>());
        }));
        return services;
    }
}

/// <summary>密钥库 — the table of keys as the framework asks for it.</summary>
internal sealed class DatabaseKeyRepository(SiteDatabase database, SiteClock clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = database.Open(OrganScope.Site);
        return [.. db.Set<ProtectionKey>().AsNoTracking().OrderBy(key => key.CreatedAt).Select(key => key.Content).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = database.Open(OrganScope.Site);
        db.Add(new ProtectionKey { Name = friendlyName, Content = element.ToString(SaveOptions.DisableFormatting), CreatedAt = clock.Now });
        db.SaveChanges();
    }
}

/// <summary>密钥密封 — seals the secret part of a key.</summary>
internal sealed class VaultKeyEncryptor(Vault vault) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed", vault.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting))), typeof(VaultKeyDecryptor));
}

/// <summary>密钥启封 — opens what <see cref="VaultKeyEncryptor"/> sealed; its name stands in stored keys, so it is never renamed.</summary>
public sealed class VaultKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(services.GetRequiredService<Vault>().Open(encryptedElement.Value));
}
