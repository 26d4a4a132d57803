using System.Reflection;
using Gongkai.App.Storage;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Gongkai.Testing.Databases;

/// <summary>Runs a theory on SQLite and on PostgreSQL: its first parameter is the kind of database.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<DatabaseKind>(DatabaseKind.Sqlite), new TheoryDataRow<DatabaseKind>(DatabaseKind.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
