using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Storage;

/// <summary>站点设置 — one named setting of the installation.</summary>
public sealed class SiteSetting
{
    public string Name { get; init; } = "";

    public string Value { get; set; } = "";
}

/// <summary>设置名 — the names of settings, each used in one feature.</summary>
public static class SettingNames
{
    /// <summary>sha256 or sm3.</summary>
    public const string ChainAlgorithm = "chain-algorithm";

    /// <summary>JSON of the site's profile: name, address, codes for the foot of each page.</summary>
    public const string SiteProfile = "site-profile";

    /// <summary>The seed of the sample city; present only in a demonstration.</summary>
    public const string Demonstration = "demonstration";

    /// <summary>Codes of roles that must use a second factor, separated by commas.</summary>
    public const string SecondFactorRoles = "second-factor-roles";
}

/// <summary>设置存储 — the table of settings.</summary>
internal sealed class SettingMapping : IEntityTypeConfiguration<SiteSetting>
{
    public void Configure(EntityTypeBuilder<SiteSetting> builder)
    {
        builder.ToTable("site_settings");
        builder.HasKey(setting => setting.Name);
    }
}
