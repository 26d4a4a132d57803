using System.Diagnostics;
using System.Text;

namespace Gongkai.Cli.Tests;

/// <summary>One run of the command line: what it printed and how it ended.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs in this process, without colours; as a redirected output, or as a terminal of the width given.</summary>
    internal static CliRun InProcess(string[] args, string input = "", Language language = Language.Chinese, bool isStopped = false,
        int? terminalWidth = null, Func<string, string?>? variables = null)
    {
        using var standardOutput = new MemoryStream();
        using var error = new StringWriter();
        using var writer = new StreamWriter(standardOutput, new UTF8Encoding(false)) { AutoFlush = true };
        using var standardInput = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var surroundings = new Surroundings
        {
            Input = standardInput,
            OutputStream = standardOutput,
            Output = writer,
            Error = error,
            Language = language,
            OutputIsTerminal = terminalWidth is not null,
            Width = terminalWidth ?? Surroundings.WidthWithoutTerminal,
            Variables = variables ?? (_ => null),
            Stopping = new CancellationToken(isStopped),
        };
        var exitCode = CommandLine.Run(args, surroundings);
        return new CliRun(exitCode, Encoding.UTF8.GetString(standardOutput.ToArray()), error.ToString());
    }

    /// <summary>Runs the built program as a process of its own.</summary>
    internal static CliRun AsProcess(string[] args, Dictionary<string, string>? environment = null, string? input = null, string? program = null)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", program ?? typeof(CommandLine).Assembly.Location, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        foreach (var name in (string[])["LC_ALL", "LC_MESSAGES", "LANG"])
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input ?? "");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliRun(process.ExitCode, output, error.Result);
    }
}
