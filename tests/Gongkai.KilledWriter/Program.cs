using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;

// Sixteen clients of one site that write without end until this process is killed; each confirmed commit is one line on standard output.
// A fault may be planted, so that the test can show that it would find it.
var (connection, folder, organ, fault) = (args[0], args[1], Guid.Parse(args[2]), args[3]);
using var database = new SiteDatabase(DatabaseAddress.Parse(connection, folder));
var clock = new SiteClock(TimeProvider.System);
var storing = new StoreFile(new DiskFileStore(Path.Combine(folder, "files")), new Vault(new byte[32]), clock);
var confirmed = new Lock();
await using var output = Console.OpenStandardOutput();

await Task.WhenAll(Enumerable.Range(0, 16).Select(client => Task.Run(() => WriteAsync(client))));

async Task WriteAsync(int client)
{
    for (var i = 0; ; i++)
    {
        await using var db = database.Open(OrganScope.Site);
        var unit = new OrganUnit(clock.NewId(), organ, $"{client}-{i}", i);
        db.Add(unit);
        if (fault == "event-apart")
        {
            await db.SaveChangesAsync();
        }

        db.Record(new EventDraft(organ, "unit", unit.Id, "unit-added"));
        using var content = new MemoryStream(new byte[5000 + i]);
        var stored = await storing.RunAsync(db, new IncomingFile(organ, "附件.bin", "application/octet-stream", content) { IsSealed = i % 2 == 0 });
        if (fault == "told-too-early")
        {
            Tell(unit.Id, stored.Value.Id);
        }

        if (await db.CommitAsync(Caller.Site("killed-writer"), clock) is { } refusal)
        {
            throw new InvalidOperationException(refusal.Code);
        }

        if (fault != "told-too-early")
        {
            Tell(unit.Id, stored.Value.Id);
        }
    }
}

void Tell(Guid unit, Guid file)
{
    lock (confirmed)
    {
        output.Write(System.Text.Encoding.ASCII.GetBytes($"{unit} {file}\n"));
        output.Flush();
    }
}
