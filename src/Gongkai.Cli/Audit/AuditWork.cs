using System.Globalization;
using System.Text;
using System.Text.Json;
using Gongkai.App.Audit;
using Gongkai.Cli.Databases;

namespace Gongkai.Cli.Audit;

/// <summary>审计命令的办理 — carries out the commands on the audit log; loaded only when one of them is given.</summary>
internal static class AuditWork
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    internal static int Verify(SiteChoice choice, Surroundings surroundings) => Site.Run(choice, surroundings, async site =>
    {
        var report = await new VerifyChains(site.Database).RunAsync(surroundings.Stopping);
        foreach (var broken in report.Broken)
        {
            surroundings.Output.WriteLine(AuditTexts.Broken(broken));
        }

        if (report.Broken.Count == 0)
        {
            surroundings.Output.WriteLine(AuditTexts.Whole(report));
        }

        return report.Broken.Count == 0 ? ExitCode.Clean : ExitCode.Findings;
    });

    internal static int Export(SiteChoice choice, (string? Organ, DateOnly? From, DateOnly? To) what, OutputFormat format, string? output, Surroundings surroundings) =>
        Site.Run(choice, surroundings, async site =>
        {
            var order = new ExportOrder(what.Organ, what.From, what.To);
            var exported = await new ExportSiteEvents(site.Database, site.Clock).RunAsync(order, Site.Caller("audit export"), surroundings.Stopping);
            if (!exported.TryGet(out var events))
            {
                return surroundings.Refuse(exported.Refusal!, OutputFormat.Human);
            }

            await using var file = output is null ? null : new StreamWriter(output, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
            var writer = file ?? surroundings.Output;
            if (format == OutputFormat.Csv)
            {
                await writer.WriteLineAsync(MachineOutput.CsvLine(AuditTexts.Columns));
            }

            var count = 0L;
            await foreach (var happened in events.Links.WithCancellation(surroundings.Stopping))
            {
                var values = Values(happened);
                await writer.WriteLineAsync(format == OutputFormat.Csv ? MachineOutput.CsvLine(values) : MachineOutput.JsonLine(json => WriteJson(json, values)));
                count++;
            }

            await writer.FlushAsync();
            surroundings.Error.WriteLine(AuditTexts.Exported(count, events.Organs));
            return ExitCode.Clean;
        });

    internal static int Choose(SiteChoice choice, string algorithm, Surroundings surroundings) => Site.Run(choice, surroundings, async site =>
    {
        var chosen = await new ChooseChainAlgorithm(site.Database, site.Clock).RunAsync(algorithm, Site.Caller("audit algorithm"), surroundings.Stopping);
        if (!chosen.TryGet(out var before))
        {
            return surroundings.Refuse(chosen.Refusal!, OutputFormat.Human);
        }

        surroundings.Output.WriteLine(AuditTexts.Chosen(before, algorithm));
        return ExitCode.Clean;
    });

    private static string?[] Values(ExportedEvent happened)
    {
        var link = happened.Link;
        return
        [
            happened.Organ, link.Number.ToString(CultureInfo.InvariantCulture), link.HappenedAt.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture), link.PersonId?.ToString(),
            link.PersonName, link.FromAddress, link.SubjectKind, link.SubjectId?.ToString(), link.Action, link.Reason, link.Provision, link.Payload,
            link.PayloadVersion.ToString(CultureInfo.InvariantCulture), link.Algorithm, link.PreviousHash, link.Hash,
        ];
    }

    private static void WriteJson(Utf8JsonWriter json, string?[] values)
    {
        json.WriteStartObject();
        for (var i = 0; i < values.Length; i++)
        {
            json.WritePropertyName(AuditTexts.Columns[i]);
            if (AuditTexts.Columns[i] is "number" or "payloadVersion")
            {
                json.WriteRawValue(values[i]!);
            }
            else
            {
                json.WriteStringValue(values[i]);
            }
        }

        json.WriteEndObject();
    }
}
