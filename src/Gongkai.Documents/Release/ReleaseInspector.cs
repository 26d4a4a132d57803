using System.Security.Cryptography;
using System.Xml;
using Gongkai.Documents.Release.Images;
using Gongkai.Documents.Release.Packages;
using Gongkai.Documents.Release.Pdf;
using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;
using Gongkai.Domain.PersonalData;

namespace Gongkai.Documents.Release;

/// <summary>发布检查 — reads all of a file, hidden parts included, and lists what may not leave unseen; what it cannot read is held; 条例第十五条.</summary>
public static class ReleaseInspector
{
    public static ReleaseReport Inspect(ReadOnlyMemory<byte> content, string name, ReleaseLimits limits, OfficeContacts allowed)
    {
        var work = new ReleaseWork(content, limits, new FindingList(limits, allowed));
        var held = Run(work, isCleaning: false).Refusal;
        var heldByName = held is null ? null : held with { Message = $"{name}：{held.Message}" };
        return new ReleaseReport(name, work.Format, Sha256(content), work.Findings.ToList(), heldByName);
    }

    internal static string Sha256(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));

    /// <summary>Inspects, and where asked writes the clean copy; an inspection alone answers with no bytes.</summary>
    internal static Result<ReadOnlyMemory<byte>> Run(ReleaseWork work, bool isCleaning)
    {
        try
        {
            return work.Content.IsEmpty ? ReleaseRefusals.Empty
                : work.Content.Length > work.Limits.FileBytes ? ReleaseRefusals.TooLarge
                : RunFormat(work, isCleaning) is { } held ? held
                : work.Output;
        }
        catch (SourceRefusedException refused)
        {
            return refused.Refusal.Code == SourceRefusals.Encrypted.Code ? ReleaseRefusals.Encrypted : ReleaseRefusals.TooMuchInside;
        }
        catch (ReleaseHeldException held)
        {
            return held.Refusal;
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or IOException or FormatException or ArithmeticException
            or ArgumentException or InvalidOperationException or NotSupportedException or IndexOutOfRangeException or KeyNotFoundException or NullReferenceException)
        {
            // Whatever a hostile file makes of a parser, it is not let through.
            return ReleaseRefusals.Broken;
        }
    }

    private static Refusal? RunFormat(ReleaseWork work, bool isCleaning)
    {
        var bytes = work.Content.Span;
        work.Format = ReleaseFormats.Of(bytes);
        if (work.Format == ReleaseFormat.Pdf)
        {
            PdfGate.Run(work, isCleaning);
        }
        else if (work.Format != ReleaseFormat.Unknown)
        {
            work.Output = ImageGate.Run(work.Format, work.Content, "图片", work.Findings);
        }
        else if (FileSignature.IsZip(bytes))
        {
            PackageGate.Run(work, isCleaning);
        }
        else if (FileSignature.IsCompound(bytes))
        {
            return FileSignature.IsEncryptedPackage(bytes) ? ReleaseRefusals.Encrypted : ReleaseRefusals.Legacy;
        }
        else
        {
            return RunText(work);
        }

        return null;
    }

    private static Refusal? RunText(ReleaseWork work)
    {
        var bytes = work.Content.Span;
        if (bytes.StartsWith("{\\rtf"u8))
        {
            return ReleaseRefusals.Rtf;
        }

        if (FileSignature.RefuseKnown(bytes) is { } known)
        {
            return known.Message.Contains("压缩", StringComparison.Ordinal) ? ReleaseRefusals.Archive : ReleaseRefusals.Unknown;
        }

        if (!ReleaseFormats.IsPlain(bytes) && !bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) && !bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return bytes.IndexOf((byte)'<') is >= 0 and < 4 ? ReleaseRefusals.Page : ReleaseRefusals.Unknown;
        }

        if (!TextDecoding.Decode(bytes).TryGet(out var text))
        {
            return ReleaseRefusals.Encoding;
        }

        if (MarkupSniffer.KindOf(text) == MarkupKind.Html)
        {
            return ReleaseRefusals.Page;
        }

        work.Format = ReleaseFormat.PlainText;
        var line = 0;
        foreach (var range in text.AsSpan().EnumerateLines())
        {
            var number = ++line;
            work.Findings.Scan(range, () => $"第{number}行");
        }

        work.Output = work.Content;
        return null;
    }
}

/// <summary>检查中的文件 — the bytes, the bounds, the findings so far and, when cleaning, the result.</summary>
internal sealed class ReleaseWork(ReadOnlyMemory<byte> content, ReleaseLimits limits, FindingList findings)
{
    public ReadOnlyMemory<byte> Content { get; } = content;

    public ReleaseLimits Limits { get; } = limits;

    public FindingList Findings { get; } = findings;

    public ReleaseFormat Format { get; set; }

    public ReadOnlyMemory<byte> Output { get; set; }

    public int Depth { get; init; }

    /// <summary>Inspects a file inside the file; one that cannot be read is left to the finding of the outer file.</summary>
    public void InspectInner(ReadOnlyMemory<byte> inner, string name)
    {
        if (Depth < Limits.Nesting)
        {
            Findings.Within(name, () => ReleaseInspector.Run(new ReleaseWork(inner, Limits, Findings) { Depth = Depth + 1 }, isCleaning: false));
        }
    }
}
