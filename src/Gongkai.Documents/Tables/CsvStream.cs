using System.Globalization;
using System.Text;
using Gongkai.Documents.Reports.Writing;

namespace Gongkai.Documents.Tables;

/// <summary>流式分隔文件 — writes rows as CSV (RFC 4180, UTF-8 with mark, so that Excel reads it); texts that a spreadsheet would run as formulas are guarded.</summary>
public sealed class CsvStream : IDisposable
{
    private readonly StreamWriter _writer;

    /// <param name="output">Left open.</param>
    public CsvStream(Stream output, IEnumerable<string> head)
    {
        _writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        Write(head);
    }

    /// <summary>A whole file that is small enough to be held.</summary>
    public static byte[] Bytes(IEnumerable<string> head, IEnumerable<IEnumerable<object?>> rows)
    {
        using var output = new MemoryStream();
        using (var csv = new CsvStream(output, head))
        {
            foreach (var row in rows)
            {
                csv.Write(row);
            }
        }

        return output.ToArray();
    }

    public void Write(IEnumerable<object?> values) => _writer.WriteLine(string.Join(',', values.Select(Field)));

    public void Flush() => _writer.Flush();

    public void Dispose() => _writer.Dispose();

    private static string Field(object? value)
    {
        var text = value is string plain ? ReportCsv.Guard(plain) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
