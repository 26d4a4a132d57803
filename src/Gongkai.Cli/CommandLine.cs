using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Gongkai.Cli.Audit;
using Gongkai.Cli.Batch;
using Gongkai.Cli.Calendar;
using Gongkai.Cli.Comparing;
using Gongkai.Cli.Completion;
using Gongkai.Cli.Databases;
using Gongkai.Cli.Demonstration;
using Gongkai.Cli.Docs;
using Gongkai.Cli.Doctor;
using Gongkai.Cli.Fees;
using Gongkai.Cli.Help;
using Gongkai.Cli.Reports;
using Gongkai.Cli.Serving;

namespace Gongkai.Cli;

/// <summary>命令行 — all commands of gongkai, and the one place where a command line becomes an exit code.</summary>
internal static class CommandLine
{
    internal static int Run(string[] args, Surroundings surroundings)
    {
        var root = CreateRoot(surroundings);
        var result = root.Parse(args);
        if (result.Action is ParseErrorAction)
        {
            UsageError.Write(result, surroundings);
            return ExitCode.Usage;
        }

        return result.Invoke(new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    /// <summary>The last word on what nobody foresaw: one sentence instead of a stack trace.</summary>
    internal static int EndWith(Exception fault, TextWriter error)
    {
        error.WriteLine(fault is IOException ? HelpTexts.OutputFailed : HelpTexts.Fault(fault));
        return fault is IOException ? ExitCode.OutputFailed : ExitCode.Fault;
    }

    internal static RootCommand CreateRoot(Surroundings surroundings)
    {
        var language = surroundings.Language;
        var root = new RootCommand(HelpTexts.Root.In(language))
        {
            new Command("report", ReportTexts.Report.In(language))
            {
                ReadCommand.Create(surroundings),
                CheckCommand.Create(surroundings),
                CompareCommand.Create(surroundings),
                ConvertCommand.Create(surroundings),
                BatchCommand.Create(surroundings),
                RulesCommand.Create(surroundings),
            },
            ServeCommand.Create(surroundings),
            CalendarCommand.Create(surroundings),
            FeeCommand.Create(surroundings),
            DatabaseCommand.Create(surroundings),
            AuditCommand.Create(surroundings),
            DemoCommand.Create(surroundings),
            DoctorCommand.Create(surroundings),
            CompletionCommand.Create(surroundings),
            DocsCommand.Create(surroundings),
        };
        root.Options.Clear();
        root.Options.Add(new HelpOption("--help", "-h") { Description = HelpTexts.HelpOption.In(language), Action = new HelpPrinter(surroundings) });
        root.Options.Add(new VersionOption("--version") { Description = HelpTexts.VersionOption.In(language) });
        return root;
    }
}
