using System.Buffers;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain;
using Gongkai.Domain.Reports;

namespace Gongkai.Cli.Reports;

/// <summary>年报输出 — reports and findings for machines on standard output; refusals also in one sentence on standard error.</summary>
internal sealed class ReportOutput(OutputFormat format, bool isSingle, Surroundings surroundings)
{
    private bool _hasHead;

    internal OutputFormat Format => format;

    internal void WriteRefusal(string name, Refusal refusal)
    {
        surroundings.Error.WriteLine(refusal.Message);
        if (format == OutputFormat.Json)
        {
            WriteBytes(buffer => ReportJson.WriteRefusal(buffer, refusal, name, isSingle));
        }
    }

    internal void WriteJson(AnnualReport report, string name, CheckResult? check) =>
        WriteBytes(buffer => ReportJson.Write(buffer, report, name, check, isSingle));

    internal void WriteCells(AnnualReport report)
    {
        surroundings.Output.Flush();
        using var content = new MemoryStream();
        ReportCsv.Write(content, [report], withByteOrderMark: false);
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);

        // One head for all files.
        surroundings.OutputStream.Write(_hasHead ? bytes[(bytes.IndexOf((byte)'\n') + 1)..] : bytes);
        surroundings.OutputStream.Flush();
        _hasHead = true;
    }

    internal void WriteFindings(string name, CheckResult check)
    {
        if (!_hasHead)
        {
            surroundings.Output.WriteLine("file,rule,severity,location,cells,left,right,message,provision,repair,quote");
            _hasHead = true;
        }

        foreach (var finding in check.Findings)
        {
            surroundings.Output.WriteLine(MachineOutput.CsvLine(
                ReportCsv.Guard(name),
                finding.Rule,
                ReportTexts.Code(finding.Severity),
                finding.Location,
                string.Join(' ', finding.Cells),
                ReportCsv.Guard(finding.Left ?? ""),
                ReportCsv.Guard(finding.Right ?? ""),
                ReportCsv.Guard(finding.Message),
                finding.Basis?.ToString(),
                ReportCsv.Guard(finding.Repair ?? ""),
                ReportCsv.Guard(finding.Quote ?? "")));
        }
    }

    private void WriteBytes(Action<IBufferWriter<byte>> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(buffer);
        surroundings.Output.Flush();
        surroundings.OutputStream.Write(buffer.WrittenSpan);
        surroundings.OutputStream.Flush();
    }
}
