using System.CommandLine;
using Gongkai.Cli.Databases;

namespace Gongkai.Cli.Audit;

/// <summary>审计命令 — gongkai audit verify, export and algorithm.</summary>
internal static class AuditCommand
{
    internal static Command Create(Surroundings surroundings) => new("audit", AuditTexts.Root.In(surroundings.Language))
    {
        CreateVerify(surroundings),
        CreateExport(surroundings),
        CreateAlgorithm(surroundings),
    };

    private static Command CreateVerify(Surroundings surroundings)
    {
        var site = new SiteOptions(surroundings);
        var command = new Command("verify", AuditTexts.Verify.In(surroundings.Language));
        site.AddTo(command);
        command.SetAction(result => AuditWork.Verify(site.Of(result), surroundings));
        return command;
    }

    private static Command CreateExport(Surroundings surroundings)
    {
        var (site, language) = (new SiteOptions(surroundings), surroundings.Language);
        var organ = new Option<string>("--organ") { Description = AuditTexts.Organ.In(language), HelpName = "NAME" };
        var from = new Option<DateOnly?>("--from") { Description = AuditTexts.From.In(language), HelpName = "DATE" };
        var to = new Option<DateOnly?>("--to") { Description = AuditTexts.To.In(language), HelpName = "DATE" };
        var format = OutputFormatOption.Create(AuditTexts.Format.In(language), "json", "csv");
        var output = new Option<string>("--output", "-o") { Description = AuditTexts.Output.In(language), HelpName = "FILE" };
        var command = new Command("export", AuditTexts.Export.In(language)) { organ, from, to, format, output };
        site.AddTo(command);
        command.SetAction(result => AuditWork.Export(
            site.Of(result), (result.GetValue(organ), result.GetValue(from), result.GetValue(to)), result.GetValue(format), result.GetValue(output), surroundings));
        return command;
    }

    private static Command CreateAlgorithm(Surroundings surroundings)
    {
        var site = new SiteOptions(surroundings);
        var name = new Argument<string>("NAME") { Description = AuditTexts.Name.In(surroundings.Language) };
        name.CompletionSources.Add("sha256", "sm3");
        var command = new Command("algorithm", AuditTexts.Algorithm.In(surroundings.Language)) { name };
        site.AddTo(command);
        command.SetAction(result => AuditWork.Choose(site.Of(result), result.GetValue(name)!, surroundings));
        return command;
    }
}
