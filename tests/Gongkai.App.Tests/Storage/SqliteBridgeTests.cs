using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Gongkai.App.Storage;
using Microsoft.Data.Sqlite;

namespace Gongkai.App.Tests.Storage;

public sealed class SqliteBridgeTests
{
    [Theory(DisplayName = "数据提供程序用到的 SQLitePCLRaw 成员都在桥接的旧版中")]
    [InlineData(typeof(SqliteConnection), 60, "sqlite3_load_extension")]
    [InlineData(typeof(Microsoft.EntityFrameworkCore.Infrastructure.SqliteDbContextOptionsBuilder), 1)]
    public void Provider_EachMemberItUses_IsInTheBridgedCore(Type provider, int least, params string[] knownMissing)
    {
        Assert.Null(SqliteSelfTest.Run());
        var (used, missing) = Members(provider.Assembly);

        Assert.True(used >= least, $"{used} members found");
        // Extensions are not loaded here; the one member that the older core lacks serves nothing else.
        Assert.Equal(knownMissing, missing);
    }

    [Theory(DisplayName = "SQLite 库过旧或缺失时拒绝")]
    [InlineData("3.39.4", "sqlite-too-old")]
    [InlineData(null, "sqlite-missing")]
    [InlineData("3.40.0", null)]
    public void JudgeVersion_OldOrMissing_IsRefused(string? version, string? code) =>
        Assert.Equal(code, SqliteSelfTest.JudgeVersion(version is null ? null : Version.Parse(version))?.Code);

    private static (int Used, List<string> Missing) Members(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var (used, missing) = (0, new List<string>());
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference || !IsOfCore(metadata, metadata.GetTypeReference((TypeReferenceHandle)member.Parent)))
            {
                continue;
            }

            used++;
            try
            {
                assembly.ManifestModule.ResolveMember(MetadataTokens.GetToken(handle));
            }
            catch (MissingMemberException)
            {
                missing.Add(metadata.GetString(member.Name));
            }
        }

        return (used, missing);
    }

    private static bool IsOfCore(MetadataReader metadata, TypeReference type) =>
        type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == "SQLitePCLRaw.core"
            : type.ResolutionScope.Kind == HandleKind.TypeReference && IsOfCore(metadata, metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope));
}
