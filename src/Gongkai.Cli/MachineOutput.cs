using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gongkai.Domain;

namespace Gongkai.Cli;

/// <summary>机器可读输出 — JSON and CSV as this program writes them: UTF-8 without mark, Chinese left readable, lines ended by LF.</summary>
internal static class MachineOutput
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One JSON value as one line of text without its line end.</summary>
    internal static string JsonLine(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_json))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, checked((int)buffer.Length));
    }

    /// <summary>A refusal where a JSON result was asked for, so that what reads it always finds JSON.</summary>
    internal static string RefusalLine(Refusal refusal) => JsonLine(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("refusal");
        json.WriteString("code", refusal.Code);
        json.WriteString("message", refusal.Message);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>One line of CSV without its line end (RFC 4180); a line break within a
    /// field becomes a blank, so that one record is one line.</summary>
    internal static string CsvLine(params ReadOnlySpan<string?> fields)
    {
        var line = new StringBuilder();
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
            {
                line.Append(',');
            }

            AppendField(line, fields[i] ?? "");
        }

        return line.ToString();
    }

    /// <summary>The fields of one line of CSV; null where a quotation is not closed or text follows a closed one.</summary>
    internal static List<string>? ReadCsvLine(string line)
    {
        var fields = new List<string>();
        for (var at = 0; ; at++)
        {
            var field = new StringBuilder();
            if (at < line.Length && line[at] == '"')
            {
                for (at++; at < line.Length; at++)
                {
                    if (line[at] != '"')
                    {
                        field.Append(line[at]);
                    }
                    else if (at + 1 < line.Length && line[at + 1] == '"')
                    {
                        field.Append(line[at++]);
                    }
                    else
                    {
                        break;
                    }
                }

                if (at >= line.Length || (++at < line.Length && line[at] != ','))
                {
                    return null;
                }
            }
            else
            {
                for (; at < line.Length && line[at] != ','; at++)
                {
                    field.Append(line[at]);
                }
            }

            fields.Add(field.ToString());
            if (at >= line.Length)
            {
                return fields;
            }
        }
    }

    private static void AppendField(StringBuilder line, string field)
    {
        // A sign at the start would make a formula of the text when a spreadsheet opens it; a number stays one.
        if (field.Length > 0 && field[0] is ('=' or '+' or '-' or '@' or '\t' or '\r') && !decimal.TryParse(field, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
        {
            field = "'" + field;
        }

        if (field.AsSpan().IndexOfAny(",\"\r\n") < 0)
        {
            line.Append(field);
            return;
        }

        line.Append('"');
        foreach (var c in field)
        {
            line.Append(c switch
            {
                '"' => "\"\"",
                '\r' or '\n' => " ",
                _ => c.ToString(),
            });
        }

        line.Append('"');
    }
}
