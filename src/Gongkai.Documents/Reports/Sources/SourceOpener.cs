using System.Xml;
using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>识别文件 — looks at the bytes, not at the name, and hands them to the reader of that kind.</summary>
public static class SourceOpener
{
    /// <param name="content">The whole file.</param>
    /// <param name="name">Its name; named in a refusal, and asked only where the content allows two readings.</param>
    /// <param name="limits">Bounds on what is read.</param>
    /// <returns>The document, or a refusal that begins with the name.</returns>
    public static Result<SourceDocument> Open(ReadOnlyMemory<byte> content, string name, SourceLimits limits)
    {
        var opened = OpenSafely(content, name, limits);
        return opened.Refusal is { } refusal && !refusal.Message.StartsWith(name, StringComparison.Ordinal)
            ? refusal with { Message = $"{name}：{refusal.Message}" }
            : opened;
    }

    private static Result<SourceDocument> OpenSafely(ReadOnlyMemory<byte> content, string name, SourceLimits limits)
    {
        try
        {
            return content.IsEmpty ? SourceRefusals.Empty
                : content.Length > limits.FileBytes ? SourceRefusals.TooLarge
                : OpenBytes(content, name, limits);
        }
        catch (SourceRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (XmlException)
        {
            return SourceRefusals.BrokenXml;
        }
        catch (InvalidDataException)
        {
            return SourceRefusals.BrokenPackage;
        }
    }

    private static Result<SourceDocument> OpenBytes(ReadOnlyMemory<byte> content, string name, SourceLimits limits)
    {
        var bytes = content.Span;
        if (FileSignature.IsZip(bytes))
        {
            return PackageSource.Read(content, limits);
        }

        if (FileSignature.IsCompound(bytes))
        {
            return FileSignature.IsEncryptedPackage(bytes) ? SourceRefusals.Encrypted : LegacyOfficeSource.Read(content, name, limits);
        }

        if (FileSignature.IsPdf(bytes))
        {
            return PdfSource.Read(content, name, limits);
        }

        if (FileSignature.RefuseKnown(bytes) is { } refusal)
        {
            return refusal;
        }

        if (content.Length / 4 > limits.TextCharacters)
        {
            return SourceRefusals.TextTooLong;
        }

        if (MhtmlSource.LooksLikeMhtml(bytes))
        {
            return MhtmlSource.Read(bytes, limits);
        }

        var decoded = TextDecoding.Decode(bytes);
        return decoded.TryGet(out var text) ? OpenText(text, name, limits) : decoded.Refusal!;
    }

    private static Result<SourceDocument> OpenText(string text, string name, SourceLimits limits)
    {
        if (text.Length > limits.TextCharacters)
        {
            return SourceRefusals.TextTooLong;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return SourceRefusals.NoText;
        }

        if (OwnCsv.IsOwn(text) || OwnJson.IsOwnLines(text))
        {
            return new SourceDocument(SourceKind.Json, []) { OwnText = text };
        }

        if (JsonSource.TryParse(text, limits, out var json))
        {
            using (json)
            {
                return OwnJson.IsOwn(json!.RootElement) ? new SourceDocument(SourceKind.Json, []) { OwnText = text } : JsonSource.Read(json, limits);
            }
        }

        if (ScriptSource.LooksLikeScript(text))
        {
            var script = ScriptSource.Read(text, limits);
            if (script.Succeeded)
            {
                return script;
            }
        }

        return MarkupSniffer.KindOf(text) == MarkupKind.None && CsvSource.DelimiterOf(text, name) is { } delimiter
            ? CsvSource.Read(text, delimiter, limits)
            : MarkupSource.Read(text, limits);
    }
}
