using Gongkai.Documents.Reports;
using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;
using Gongkai.Domain.Reports;

namespace Gongkai.Cli.Reports;

/// <summary>年报文件 — one file of the command line and what became of it.</summary>
/// <param name="Name">As given; shown for standard input as 标准输入.</param>
/// <param name="Report">The report, or why there is none.</param>
internal sealed record ReportFile(string Name, Result<AnnualReport> Report)
{
    // A little less than the time of the whole file, so that an outside converter that hangs is named as the reason.
    private static readonly SourceLimits s_limits = SourceLimits.Default with { Time = BoundedWork.TimeOfFile - TimeSpan.FromSeconds(1) };
    private static readonly ReportReader s_reader = new(limits: s_limits);

    /// <summary>Reads one file of a command line, standard input included, within its time.</summary>
    internal static ReportFile Read(string path, int? part, Surroundings surroundings)
    {
        if (path == ReportInput.StandardInput)
        {
            // Waiting for what another program still writes is not the file's time.
            var content = ReportInput.ReadStream(surroundings.Input, ReportTexts.StandardInput, s_limits.FileBytes);
            return new ReportFile(ReportTexts.StandardInput,
                Bounded(ReportTexts.StandardInput, () => Recognize(content, ReportTexts.StandardInput, part), surroundings));
        }

        return new ReportFile(path, Bounded(path, () => ReadReport(path, part), surroundings));
    }

    /// <summary>Reads one report without bounds of time; the caller bounds it.</summary>
    internal static Result<AnnualReport> ReadReport(string path, int? part) => Recognize(ReportInput.ReadFile(path, s_limits.FileBytes), path, part);

    private static Result<AnnualReport> Bounded(string name, Func<Result<AnnualReport>> work, Surroundings surroundings) =>
        BoundedWork.Run(name, BoundedWork.TimeOfFile, work, surroundings.Stopping);

    private static Result<AnnualReport> Recognize(Result<ReadOnlyMemory<byte>> content, string path, int? part)
    {
        if (!content.TryGet(out var bytes))
        {
            return content.Refusal!;
        }

        var result = s_reader.Read(bytes, Path.GetFileName(path), part);
        if (result.Refusal is not { } refusal)
        {
            return result;
        }

        // The reader knows the name alone; several folders may hold files of one name.
        var name = $"{Path.GetFileName(path)}：";
        var message = refusal.Message.StartsWith(name, StringComparison.Ordinal) ? refusal.Message[name.Length..] : refusal.Message;
        return refusal with { Message = $"{path}：{message}" };
    }
}
