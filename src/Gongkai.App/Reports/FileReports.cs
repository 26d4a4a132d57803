using Gongkai.App.Storage;
using Gongkai.Documents.Reports;
using Gongkai.Domain;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports;

/// <summary>报送结果 — what became of one file: the organ it was taken for, or the sentence that says why not.</summary>
public sealed record FiledFile(string FileName, string? Organ, Guid? ReportId, string? Problem);

/// <summary>成批报送 — takes many report files at once; each is matched to an organ in view by the name it prints, and none stops the others.</summary>
public sealed class FileReports(GongkaiDb db, Caller caller, SiteClock clock)
{
    public const int MostFiles = 200;

    public async Task<Result<IReadOnlyList<FiledFile>>> RunAsync(int year, IReadOnlyList<(string Name, ReadOnlyMemory<byte> Content)> files, CancellationToken cancellation = default)
    {
        if (files.Count is 0 or > MostFiles)
        {
            return new Refusal("report-files", files.Count == 0 ? "请选择至少一个年报文件。" : $"一次最多 {MostFiles} 个文件，请分几次报送。");
        }

        var organs = await db.Organs.AsNoTracking()
            .Where(organ => organ.IsActive && organ.Path.StartsWith(db.Scope.Path))
            .Select(organ => new { organ.Id, organ.Name })
            .ToListAsync(cancellation);
        var filed = new List<FiledFile>(files.Count);
        foreach (var (name, content) in files)
        {
            var read = new ReportReader().Read(content, name);
            if (!read.TryGet(out var report))
            {
                filed.Add(new FiledFile(name, null, null, read.Refusal!.Message));
                continue;
            }

            var matching = report.Organ is { } printed ? organs.Where(organ => OrganNames.AreSame(printed, organ.Name)).ToList() : [];
            if (matching is not [var organ])
            {
                filed.Add(new FiledFile(name, null, null, report.Organ is null
                    ? "文件里没有认出机关名称，请单独报送并选择机关。"
                    : matching.Count == 0 ? $"机关目录里没有“{report.Organ}”，请核对名称或单独报送。" : $"“{report.Organ}”与几个机关都相符，请单独报送并选择机关。"));
                continue;
            }

            var kept = await new FileReport(db, caller, clock).RunAsync(new ReportUpload(organ.Id, year, name, content), cancellation);
            filed.Add(new FiledFile(name, organ.Name, kept.Succeeded ? kept.Value : null, kept.Refusal?.Message));
            db.ChangeTracker.Clear();
        }

        return filed;
    }
}
