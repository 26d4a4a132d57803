using Gongkai.App.Demonstration;
using Gongkai.App.Storage;
using Gongkai.Cli.Databases;

namespace Gongkai.Cli.Demonstration;

/// <summary>示例办理 — makes the sample and tells how far it has come.</summary>
internal static class DemoWork
{
    internal static int Create(SiteChoice choice, int seed, string size, Surroundings surroundings) => Site.Run(choice, surroundings, async site =>
    {
        var migrated = await new SchemaScripts(site.Database).ApplyAsync();
        if (!migrated.Succeeded)
        {
            return surroundings.Refuse(migrated.Refusal, OutputFormat.Human);
        }

        var lines = new DemoProgress(surroundings);
        var made = await new CreateDemonstration(site.Database, site.Clock, Vault.OfFolder(site.DataFolder)).RunAsync(seed, Enum.Parse<DemoSize>(size, ignoreCase: true), lines.Tell);
        lines.End();
        if (!made.TryGet(out var report))
        {
            return surroundings.Refuse(made.Refusal!, OutputFormat.Human);
        }

        surroundings.Output.WriteLine(DemoTexts.Made(report));
        return ExitCode.Clean;
    });
}

/// <summary>示例进度 — one line that is written over on a terminal, a plain line now and then elsewhere; always on standard error.</summary>
internal sealed class DemoProgress(Surroundings surroundings)
{
    private static readonly TimeSpan s_betweenLines = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_betweenTurns = TimeSpan.FromMilliseconds(200);
    private long _lastAt = surroundings.Clock.GetTimestamp();
    private bool _isOpen;

    internal void Tell(DemonstrationProgress progress)
    {
        var isLast = progress.Done == progress.Of;
        if (surroundings.Clock.GetElapsedTime(_lastAt) < (surroundings.ErrorIsTerminal ? s_betweenTurns : s_betweenLines) && !(isLast && surroundings.ErrorIsTerminal))
        {
            return;
        }

        _lastAt = surroundings.Clock.GetTimestamp();
        var line = DemoTexts.Progress(progress);
        if (!surroundings.ErrorIsTerminal)
        {
            surroundings.Error.WriteLine(line);
            return;
        }

        surroundings.Error.Write("\r\u001b[K" + line);
        _isOpen = true;
    }

    internal void End()
    {
        if (_isOpen)
        {
            surroundings.Error.WriteLine();
        }
    }
}
