using Gongkai.App.Storage;
using Gongkai.App.Storage.Backups;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Storage;

public sealed class SchemaModelTests
{
    [Theory(DisplayName = "数据库结构与存储模型一致：表、列、类型、可空、主键")]
    [OnBothDatabases]
    public async Task Model_SchemaOfScripts_IsTheSame(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        await using var db = database.Site.Open(OrganScope.Site);

        Assert.Equal(SchemaShape.OfModel(db), await SchemaShape.OfDatabaseAsync(database.Site));
    }

    [Theory(DisplayName = "结构有出入时比对能发现")]
    [InlineData(DatabaseKind.Sqlite, "ALTER TABLE organs ADD COLUMN motto text")]
    [InlineData(DatabaseKind.Sqlite, "ALTER TABLE outbox RENAME COLUMN attempts TO tries")]
    [InlineData(DatabaseKind.Sqlite, "CREATE TABLE strangers (id text PRIMARY KEY)")]
    [InlineData(DatabaseKind.Postgres, "ALTER TABLE organs ALTER COLUMN credit_code SET NOT NULL")]
    [InlineData(DatabaseKind.Postgres, "ALTER TABLE organs ALTER COLUMN number TYPE bigint")]
    [InlineData(DatabaseKind.Postgres, "ALTER TABLE chain_heads DROP CONSTRAINT chain_heads_pkey")]
    public async Task Model_ChangedSchema_Differs(DatabaseKind kind, string change)
    {
        using var database = TestDatabase.Create(kind);
        await using var db = database.Site.Open(OrganScope.Site);
        await db.Database.ExecuteSqlRawAsync(change);

        Assert.NotEqual(SchemaShape.OfModel(db), await SchemaShape.OfDatabaseAsync(database.Site));
    }

    [Theory(DisplayName = "两种数据库的模型有同样的表和列，备份带走其中每一个")]
    [OnBothDatabases]
    public void PortableSchema_EveryTable_IsCarried(DatabaseKind kind)
    {
        using var one = TestDatabase.Create(kind);
        using var other = TestDatabase.Create(DatabaseKind.Sqlite);
        using var db = one.Site.Open(OrganScope.Site);
        using var otherDb = other.Site.Open(OrganScope.Site);

        Assert.Equal(Names(PortableSchema.Of(otherDb)), Names(PortableSchema.Of(db)));
        Assert.Equal(SchemaShape.OfModel(db).Select(line => line.Split(' ')[0]), Names(PortableSchema.Of(db)));
    }

    private static IEnumerable<string> Names(IReadOnlyList<PortableTable> tables) =>
        tables.SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}")).Order(StringComparer.Ordinal);
}
