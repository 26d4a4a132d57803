using Gongkai.App.Ledgers;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Ledgers;

/// <summary>台账导入页 — a file is checked line by line and taken whole or not at all.</summary>
[Needs(nameof(Permission.KeepLedgers))]
[RequestSizeLimit(ReportFiles.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ReportFiles.MostBytes)]
public sealed class ImportModel(ImportLedger import) : DeskPage
{
    public override PageMeta Meta => new("导入")
    {
        NavPath = "/desk/ledgers",
        Trail = [new PageLink("台账", "/desk/ledgers"), new PageLink(Ledger.Name, $"/desk/ledgers/{Ledger.Code}")],
    };

    public LedgerDefinition Ledger { get; private set; } = null!;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public ImportReport? Report { get; private set; }

    public static string How(LedgerField field) => string.Join('；', ((string[])
    [
        field.Type switch
        {
            LedgerFieldType.Date => "日期，例如 2026-11-21",
            LedgerFieldType.Moment => "时间，例如 2026-11-21 09:30",
            LedgerFieldType.Count => "零或正整数",
            LedgerFieldType.Money => "金额（元），最多两位小数",
            LedgerFieldType.Choice => string.Join('、', field.Options.Select(option => option.Name)),
            LedgerFieldType.YesNo => "是、否",
            LedgerFieldType.CreditCode => "18 位统一社会信用代码",
            LedgerFieldType.WebAddress => "以 http:// 或 https:// 开头",
            LedgerFieldType.PersonName => "姓名，密封保存",
            _ => $"不超过 {field.MaxLength} 个字",
        },
        field.Hint,
    ]).Where(text => text.Length > 0));

    public IActionResult OnGet(string ledger) => Find(ledger) ? Page() : NotFound();

    public IActionResult OnGetTemplate(string ledger)
    {
        if (!Find(ledger))
        {
            return NotFound();
        }

        using var output = new MemoryStream();
        ExportLedger.Template(Ledger, output);
        return File(output.ToArray(), "application/octet-stream", $"{Ledger.Name}模板.xlsx");
    }

    public async Task<IActionResult> OnPostAsync(string ledger, bool dry)
    {
        if (!Find(ledger))
        {
            return NotFound();
        }

        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "请选择表格文件。");
            return Page();
        }

        var done = await import.RunAsync(ledger, Path.GetFileName(Upload.FileName), await ReportFiles.BytesOf(Upload, HttpContext.RequestAborted), dry, HttpContext.RequestAborted);
        Report = done.TryGet(out var report) ? report : null;
        if (Report is null)
        {
            Refuse(done.Refusal!, nameof(Upload));
        }

        return Page();
    }

    private bool Find(string code)
    {
        Ledger = LedgerDefinitions.Find(code)!;
        return Ledger is not null;
    }
}
