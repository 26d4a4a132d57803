using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Gongkai.App.Requests;
using Gongkai.Documents.Tables;
using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>案卷 — a case as one ZIP: record, reckoning, papers, files, and last an index with the checksum of each part; written while it is read, so that memory stays flat; 条例 45.</summary>
public sealed class CasePackage(RequestFiling files)
{
    private readonly List<string> _index = [];

    public async Task WriteAsync(Stream output, CaseView view, CancellationToken cancellation)
    {
        _index.Clear();
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation);
        await AddAsync(zip, "01-案件要素.txt", Text(view.Facts.Facts.Select(fact => $"{fact.Name}：{fact.Value ?? "未填"}").Prepend(view.Line)), cancellation);
        await AddAsync(zip, "02-办理记录.csv", Events(view), cancellation);
        await AddAsync(zip, "03-期限说明.txt", Text(view.Deadline.Steps.Select(step => $"{step.Day:yyyy-MM-dd} {step.What} {step.Provision} {step.Count}").Prepend(view.Deadline.Sentence)), cancellation);
        foreach (var (paper, i) in view.View.Papers.Where(paper => paper.Text.Length > 0).Select((paper, i) => (paper, i)))
        {
            await AddAsync(zip, $"文书/{i + 1:00}-{PaperKinds.List[paper.Kind].Name}{(paper.IsVoid ? "（作废）" : "")}.txt", Text([paper.Number, paper.Text]), cancellation);
        }

        foreach (var (paper, i) in view.View.Papers.Where(paper => paper.FileId is not null).Select((paper, i) => (paper, i)))
        {
            await AddAsync(zip, $"文书/{i + 1:00}-{PaperKinds.List[paper.Kind].Name}{(paper.IsVoid ? "（作废）" : "")}.docx", paper.FileId!.Value, cancellation);
        }

        foreach (var (file, i) in view.View.Files.Select((file, i) => (file, i)))
        {
            await AddAsync(zip, $"文件/{i + 1:00}-{RequestFileRoles.InChinese(file.Role)}-{Plain(file.Name)}", file.FileId, cancellation);
        }

        await AddAsync(zip, "00-目录和校验值.txt", Text(_index.Prepend("SHA-256　文件").Prepend($"{view.Line}　案卷目录")), cancellation);
    }

    // A file that cannot be read is named, never left out in silence.
    private async Task AddAsync(ZipArchive zip, string name, Guid file, CancellationToken cancellation)
    {
        var opened = await files.OpenAsync(file, cancellation);
        if (!opened.TryGet(out var content))
        {
            _index.Add($"缺失　{name}：{opened.Refusal!.Message}");
            return;
        }

        await using (content)
        {
            await AddAsync(zip, name, content.Content, cancellation);
        }
    }

    private async Task AddAsync(ZipArchive zip, string name, Stream content, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var entry = await zip.CreateEntry(name).OpenAsync(cancellation))
        {
            var buffer = new byte[64 << 10];
            for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                await entry.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }

        _index.Add($"{Convert.ToHexStringLower(hash.GetHashAndReset())}　{name}");
    }

    private static MemoryStream Events(CaseView view)
    {
        var content = new MemoryStream();
        using (var csv = new CsvStream(content, ["序号", "日期", "办理", "依据", "人员", "登记时间", "内容", "是否撤销"]))
        {
            foreach (var entry in view.Timeline)
            {
                csv.Write([entry.Step.Number, Shared.Components.ChinaTime.Day(entry.Step.HappenedOn), entry.Name, entry.Basis?.ToString() ?? "", entry.Step.PersonName,
                    Shared.Components.ChinaTime.Minute(entry.Step.RecordedAt), string.Join('；', CaseView.DetailsOf(entry)), entry.IsUndone ? "已撤销" : ""]);
            }
        }

        content.Position = 0;
        return content;
    }

    private static MemoryStream Text(IEnumerable<string> lines) => new(Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n"));

    private static string Plain(string name) => string.Concat(name.Select(sign => sign is '/' or '\\' or ':' || char.IsControl(sign) ? '_' : sign));
}
