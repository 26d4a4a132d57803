using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Storage;

/// <summary>写入边界 — stops a change of a record that belongs to an organ outside the session's scope.</summary>
internal static class WriteGuard
{
    internal static void Check(GongkaiDb db)
    {
        var scope = db.Scope;
        foreach (var entry in db.ChangeTracker.Entries<Organ>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (!scope.MayChange(entry.Entity))
            {
                throw new InvalidOperationException("An organ outside the scope would be changed.");
            }
        }

        foreach (var entry in db.ChangeTracker.Entries<IOrganOwned>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            // What is read through the filter lies within the scope already, so writing below needs no second look-up.
            if (entry.Entity.OrganId != scope.OrganId && !scope.WritesBelow)
            {
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another organ would be changed.");
            }
        }
    }
}
