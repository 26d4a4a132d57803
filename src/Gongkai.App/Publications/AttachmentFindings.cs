using System.Text.Json;
using Gongkai.App.Storage;
using Gongkai.Documents.Release;
using Gongkai.Domain;
using Gongkai.Domain.PersonalData;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Publications.Checking;
using Gongkai.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>附件隐藏内容 — what the inspection of an attachment found when it was stored: comments, hidden rows, metadata, personal data.</summary>
public sealed class AttachmentFindings
{
    public Guid FileId { get; init; }

    /// <summary>A JSON list of <see cref="AttachmentFinding"/>.</summary>
    public string Content { get; init; } = "[]";
}

/// <summary>附件问题 — one thing in an attachment that readers would get unseen.</summary>
/// <param name="Stops">Personal data stops publication; what merely lies hidden warns.</param>
public sealed record AttachmentFinding(string Where, string What, string Explanation, bool Stops);

/// <summary>附件检查 — looks into attachments with the gate that answers to requests go through, and copies pictures without their metadata; 条例 15.</summary>
internal static class AttachmentInspection
{
    private const int Most = 20;

    /// <summary>The picture without metadata; the refusal where it cannot be read to its end.</summary>
    internal static Result<ReadOnlyMemory<byte>> CleanPicture(ReadOnlyMemory<byte> content, string name)
    {
        var report = ReleaseInspector.Inspect(content, name, ReleaseLimits.Default, OfficeContacts.None);
        if (report.HeldBecause is { } held)
        {
            return held;
        }

        var cleaned = ReleaseCleaner.Clean(content, report, ReleaseLimits.Default, OfficeContacts.None, [.. report.ToDecide]);
        return cleaned.TryGet(out var copy) ? copy.Content : cleaned.Refusal!;
    }

    internal static AttachmentFindings? Inspect(Guid fileId, ReadOnlyMemory<byte> content, string name)
    {
        var report = ReleaseInspector.Inspect(content, name, ReleaseLimits.Default, OfficeContacts.None);
        var found = report.Findings.Where(finding => finding.PersonalData != PersonalDataKind.FixedLine)
            .Select(finding => new AttachmentFinding(finding.Place, finding.Name, finding.Explanation, finding.PersonalData is not null)).Take(Most).ToList();
        return found.Count == 0 ? null : new AttachmentFindings { FileId = fileId, Content = JsonSerializer.Serialize(found) };
    }

    internal static async Task<IReadOnlyList<ItemFinding>> OfAsync(GongkaiDb db, ItemContent content, CancellationToken cancellation)
    {
        if (content.Attachments.Count == 0)
        {
            return [];
        }

        var files = content.Attachments.Select(file => file.FileId).ToList();
        var kept = await db.Set<AttachmentFindings>().AsNoTracking().Where(findings => files.Contains(findings.FileId)).ToListAsync(cancellation);
        return [.. kept.SelectMany(findings => (JsonSerializer.Deserialize<List<AttachmentFinding>>(findings.Content) ?? []).Select(finding => new ItemFinding(
            "attachment-hidden", finding.Stops ? Severity.Error : Severity.Warning,
            new ItemPlace($"附件《{content.Attachments.First(file => file.FileId == findings.FileId).Name}》", Quote: finding.Where), $"{finding.What}：{finding.Explanation}")))];
    }
}
