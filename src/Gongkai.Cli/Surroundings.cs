using System.Text;
using Gongkai.Domain;
using Spectre.Console;

namespace Gongkai.Cli;

/// <summary>运行环境 — what a command sees of the process that runs it: streams, language, terminal, clock, and the wish to stop.</summary>
internal sealed class Surroundings : IDisposable
{
    internal const int WidthWithoutTerminal = 120;

    internal required Stream Input { get; init; }

    /// <summary>The raw standard output; only machine-readable results and binary files go here directly.</summary>
    internal required Stream OutputStream { get; init; }

    internal required TextWriter Output { get; init; }

    internal required TextWriter Error { get; init; }

    internal Language Language { get; init; }

    internal bool OutputIsTerminal { get; init; }

    internal bool ErrorIsTerminal { get; init; }

    internal bool UsesColor { get; init; }

    internal int Width { get; init; } = WidthWithoutTerminal;

    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The environment variables.</summary>
    internal Func<string, string?> Variables { get; init; } = Environment.GetEnvironmentVariable;

    internal CancellationToken Stopping { get; init; }

    internal static Surroundings OfProcess(CancellationToken stopping)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = Console.OpenStandardOutput();
        return new Surroundings
        {
            Input = Console.OpenStandardInput(),
            OutputStream = output,
            Output = new StreamWriter(output, utf8) { AutoFlush = true },
            Error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true },
            Language = LanguageOf(Environment.GetEnvironmentVariable),
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            UsesColor = !Console.IsOutputRedirected && WantsColor(Environment.GetEnvironmentVariable),
            Width = Console.IsOutputRedirected ? WidthWithoutTerminal : Math.Max(Console.WindowWidth, 40),
            Stopping = stopping,
        };
    }

    /// <summary>The first of LC_ALL, LC_MESSAGES and LANG that says something decides, as POSIX has it.</summary>
    internal static Language LanguageOf(Func<string, string?> environment)
    {
        foreach (var name in (ReadOnlySpan<string>)["LC_ALL", "LC_MESSAGES", "LANG"])
        {
            if (environment(name) is { Length: > 0 } locale)
            {
                return locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;
            }
        }

        return Language.English;
    }

    internal static bool WantsColor(Func<string, string?> environment) =>
        environment("NO_COLOR") is null or "" && environment("TERM") != "dumb";

    /// <summary>A console for tables on standard output.</summary>
    internal IAnsiConsole CreateConsole() => ConsoleOn(Output, UsesColor, OutputIsTerminal);

    /// <summary>A console for the progress on standard error.</summary>
    internal IAnsiConsole CreateErrorConsole() => ConsoleOn(Error, ErrorIsTerminal && UsesColor, ErrorIsTerminal);

    /// <summary>Says no: one sentence on standard error, and the same as JSON where that was asked for.</summary>
    /// <returns>The exit code.</returns>
    internal int Refuse(Refusal refusal, OutputFormat format)
    {
        Error.WriteLine(refusal.Message);
        if (format == OutputFormat.Json)
        {
            Output.WriteLine(MachineOutput.RefusalLine(refusal));
        }

        return ExitCode.Of(refusal);
    }

    public void Dispose()
    {
        Output.Flush();
        Error.Flush();
    }

    private IAnsiConsole ConsoleOn(TextWriter writer, bool color, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(isTerminal ? writer : new TrimmingWriter(writer)),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
