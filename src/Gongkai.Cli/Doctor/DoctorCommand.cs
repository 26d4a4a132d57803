using System.CommandLine;
using Gongkai.Cli.Databases;

namespace Gongkai.Cli.Doctor;

/// <summary>检查命令 — gongkai doctor.</summary>
internal static class DoctorCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var site = new SiteOptions(surroundings);
        var format = OutputFormatOption.Create(DoctorTexts.Format.In(surroundings.Language), "human", "json");
        var command = new Command("doctor", DoctorTexts.Root.In(surroundings.Language)) { format };
        site.AddTo(command);
        command.SetAction(result => DoctorWork.Run(site.Of(result), result.GetValue(format), surroundings));
        return command;
    }
}
