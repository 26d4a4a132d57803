using System.CommandLine;
using Gongkai.Cli.Reports;
using Gongkai.Domain;

namespace Gongkai.Cli.Batch;

/// <summary>成批核对命令 — gongkai report batch.</summary>
internal static class BatchCommand
{
    /// <summary>What shells report for a program that Ctrl-C ended.</summary>
    private const int Interrupted = 130;

    // So often what is written is handed to the operating system.
    private const int RowsBetweenFlushes = 64;

    private sealed record Request(string Folder, string? Out, bool Resume, int Jobs, OutputFormat? Format);

    internal static Command Create(Surroundings surroundings)
    {
        var language = surroundings.Language;
        var folder = new Argument<string>("DIR") { Description = BatchTexts.Folder.In(language) };
        var output = new Option<string?>("--out", "-o") { Description = BatchTexts.Out.In(language), HelpName = "FILE" };
        var resume = new Option<bool>("--resume") { Description = BatchTexts.Resume.In(language) };
        var jobs = new Option<int>("--jobs", "-j")
        { Description = BatchTexts.Jobs.In(language), HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        jobs.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var number) || number is < 1 or > 256))
            {
                result.AddError(result.Tokens[0].Value);
            }
        });
        var format = OutputFormatOption.Create(BatchTexts.Format.In(language), "csv", "json");
        var command = new Command("batch", ReportTexts.Batch.In(language)) { folder, output, resume, jobs, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(resume) && result.GetValue(output) is null)
            {
                result.AddError(BatchTexts.ResumeNeedsOut.In(language));
            }
        });
        command.SetAction(result =>
        {
            var path = result.GetValue(output);
            OutputFormat? wanted = result.GetResult(format) is { Implicit: false } ? result.GetValue(format)
                : path is null ? null
                : Path.GetExtension(path) is ".json" or ".jsonl" ? OutputFormat.Json : OutputFormat.Csv;
            return Run(new Request(result.GetRequiredValue(folder), path, result.GetValue(resume), result.GetValue(jobs), wanted), surroundings);
        });
        return command;
    }

    private static int Run(Request request, Surroundings surroundings)
    {
        if (!Directory.Exists(request.Folder))
        {
            surroundings.Error.WriteLine(BatchTexts.NotAFolder(request.Folder));
            return ExitCode.Unreadable;
        }

        if (request.Format is not { } format)
        {
            return Run(request, results: null, surroundings);
        }

        var opened = request.Out is null
            ? (Result<BatchResults>)BatchResults.OnStream(surroundings.OutputStream, format == OutputFormat.Json)
            : BatchResults.OpenFile(request.Out, format == OutputFormat.Json, request.Resume);
        if (!opened.TryGet(out var results))
        {
            surroundings.Error.WriteLine(opened.Refusal!.Message);
            return ExitCode.Unreadable;
        }

        using (results)
        {
            return Run(request, results, surroundings);
        }
    }

    private static int Run(Request request, BatchResults? results, Surroundings surroundings)
    {
        var summary = new BatchSummary();
        var earlier = results?.Done ?? [];
        foreach (var row in earlier)
        {
            summary.Add(row);
        }

        if (earlier.Count > 0)
        {
            surroundings.Error.WriteLine(BatchTexts.Resuming(earlier.Count));
        }

        var done = earlier.Select(row => row.File).ToHashSet(StringComparer.Ordinal);
        var ownPath = request.Out is null ? null : Path.GetFullPath(request.Out);
        var files = BatchFiles.List(request.Folder).Where(file => !done.Contains(file.Key) && Path.GetFullPath(file.Path) != ownPath).ToList();
        var progress = new BatchProgress(surroundings, files.Count);
        using var run = new BatchRun(files, request.Jobs, surroundings.Stopping);
        var written = 0;
        progress.Around(() => run.Run(row =>
        {
            results?.Write(row);
            if (++written % RowsBetweenFlushes == 0)
            {
                results?.Flush();
            }

            summary.Add(row);
            progress.Advance();
        }));
        results?.Flush();
        if (results is null)
        {
            WriteProblems(summary, surroundings.Output);
        }

        surroundings.Error.WriteLine(BatchTexts.Summary(summary.Counts, progress.Elapsed, progress.Rate));
        if (surroundings.Stopping.IsCancellationRequested)
        {
            surroundings.Error.WriteLine(BatchTexts.Stopped(request.Out is not null));
            return Interrupted;
        }

        return summary.ExitCode;
    }

    private static void WriteProblems(BatchSummary summary, TextWriter output)
    {
        foreach (var row in summary.Problems)
        {
            output.WriteLine(BatchTexts.Problem(row));
        }

        if (summary.ProblemsLeftOut > 0)
        {
            output.WriteLine(BatchTexts.MoreProblems(summary.ProblemsLeftOut));
        }
    }
}
