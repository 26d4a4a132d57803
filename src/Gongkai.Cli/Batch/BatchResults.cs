using System.Text;
using Gongkai.Domain;

namespace Gongkai.Cli.Batch;

/// <summary>结果文件 — the results of a batch, one line a file, written as they come; a run that broke off can go on from it.</summary>
internal sealed class BatchResults : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly bool _isJson;

    private BatchResults(Stream stream, bool isJson, IReadOnlyList<BatchRow> done, bool leaveOpen = false)
    {
        _isJson = isJson;
        Done = done;
        _writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: leaveOpen) { NewLine = "\n" };
    }

    /// <summary>The rows of the run that is resumed.</summary>
    internal IReadOnlyList<BatchRow> Done { get; }

    /// <summary>Begins on a stream that is not kept, such as standard output.</summary>
    internal static BatchResults OnStream(Stream stream, bool isJson)
    {
        var results = new BatchResults(stream, isJson, [], leaveOpen: true);
        results.WriteHead(withByteOrderMark: false);
        return results;
    }

    /// <summary>Opens the results file: a new one, or one to go on with.</summary>
    internal static Result<BatchResults> OpenFile(string path, bool isJson, bool resume)
    {
        FileStream? file = null;
        try
        {
            if (!resume && File.Exists(path))
            {
                return new Refusal("output-exists", BatchTexts.AlreadyExists(path));
            }

            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            if (file.Length == 0)
            {
                var results = new BatchResults(file, isJson, []);
                results.WriteHead(withByteOrderMark: true);
                return results;
            }

            if (ReadDone(file, isJson) is { } done)
            {
                return new BatchResults(file, isJson, done);
            }

            file.Dispose();
            return new Refusal("output-foreign", BatchTexts.NotOurs(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            return new Refusal("output-not-writable", BatchTexts.NotWritable(path));
        }
    }

    internal void Write(BatchRow row)
    {
        _writer.Write(_isJson ? row.ToJson() : row.ToCsv());
        _writer.Write('\n');
    }

    /// <summary>Hands what was written to the operating system, so that a run that is killed loses little.</summary>
    internal void Flush() => _writer.Flush();

    public void Dispose() => _writer.Dispose();

    private void WriteHead(bool withByteOrderMark)
    {
        if (!_isJson)
        {
            // Without the mark, Chinese office programs take the file for GBK.
            _writer.Write(withByteOrderMark ? "\uFEFF" : "");
            _writer.Write(string.Join(',', BatchRow.Columns));
            _writer.Write('\n');
        }

        _writer.Flush();
    }

    // Whole lines are kept; what follows the last of them was cut off when the run was killed and is removed.
    private static List<BatchRow>? ReadDone(FileStream file, bool isJson)
    {
        var done = new List<BatchRow>();
        var whole = 0L;
        var isFirst = true;
        foreach (var (line, end) in Lines(file))
        {
            if (isFirst && !isJson)
            {
                if (line.TrimStart('\uFEFF') != string.Join(',', BatchRow.Columns))
                {
                    return null;
                }
            }
            else if ((isJson ? BatchRow.FromJson(line) : BatchRow.FromCsv(line)) is { } row)
            {
                done.Add(row);
            }
            else if (isFirst)
            {
                return null;
            }
            else
            {
                break;
            }

            isFirst = false;
            whole = end;
        }

        if (whole == 0)
        {
            return null;
        }

        file.SetLength(whole);
        file.Position = whole;
        return done;
    }

    private static IEnumerable<(string Line, long End)> Lines(FileStream file)
    {
        var line = new List<byte>();
        var position = 0L;
        var buffer = new byte[81920];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            for (var i = 0; i < read; i++)
            {
                position++;
                if (buffer[i] == '\n')
                {
                    yield return (Encoding.UTF8.GetString([.. line]), position);
                    line.Clear();
                }
                else
                {
                    line.Add(buffer[i]);
                }
            }
        }
    }
}
