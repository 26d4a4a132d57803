using Gongkai.App.Reports;
using Gongkai.App.Reports.Batches;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Supervision;

/// <summary>填读页 — the cells of one file that the reader refused, entered by a person who has the paper at hand; single cells can be corrected as well.</summary>
[Needs(nameof(Permission.SuperviseOrgans))]
public sealed class CellsModel(EnterCells enter) : DeskPage
{
    /// <summary>Stands before a cell's address in the form.</summary>
    public const string Prefix = "cell:";

    /// <summary>Names the cells in which paper and reading agree.</summary>
    public const string Same = "same";

    public override PageMeta Meta => new("填读年报")
    {
        NavPath = "/desk/supervision/upload",
        Trail = [new PageLink("报送文件", "/desk/supervision/upload"), new PageLink("报送批次", $"/desk/supervision/batch/{Batch}")],
    };

    public Guid Batch { get; private set; }

    public Guid FileId { get; private set; }

    public FiledReport Report { get; private set; } = null!;

    public IReadOnlyList<ReadableCell> Cells { get; private set; } = [];

    public IReadOnlyList<CellEntry> Entered { get; private set; } = [];

    public string Reason { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, Guid file) => await LoadAsync(id, file) ? Page() : NotFound();

    /// <summary>What the reader made of a cell, as it stands beside the field.</summary>
    public static string Reading(ReadableCell cell) => cell.Printed switch { null => "没有读出", "" => $"读作{EnterCells.BlankWord}", _ => $"读作 {cell.Printed}" };

    public async Task<IActionResult> OnPostAsync(Guid id, Guid file, string? other, string? corrected, string? reason)
    {
        if (!await LoadAsync(id, file))
        {
            return NotFound();
        }

        var cells = Request.Form.Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(field => field.Key[Prefix.Length..], field => field.Value.ToString(), StringComparer.Ordinal);
        if (!string.IsNullOrEmpty(other))
        {
            cells[other] = corrected ?? "";
        }

        // What was typed beside the mark wins: paper and reading cannot both be right then.
        foreach (var cell in Cells.Where(cell => cell.Printed is not null && IsSame(cell.Address) && string.IsNullOrWhiteSpace(cells.GetValueOrDefault(cell.Address))))
        {
            cells[cell.Address] = cell.Printed is "" ? EnterCells.BlankWord : cell.Printed!;
        }

        Reason = reason ?? "";
        if (await enter.RunAsync(new CellReading(file, cells, Reason), HttpContext.RequestAborted) is not { } refusal)
        {
            return Redirect($"/desk/supervision/batch/{id}/cells/{file}");
        }

        Refuse(refusal);
        return Page();
    }

    /// <summary>Whether the person marked that the paper has what was read.</summary>
    public bool IsSame(string address) => Request.HasFormContentType && Request.Form[Same].Contains(address);

    /// <summary>What was typed into a cell that was not taken.</summary>
    public string Typed(string address) => Request.HasFormContentType ? Request.Form[Prefix + address].ToString() : "";

    private async Task<bool> LoadAsync(Guid id, Guid file)
    {
        if (await enter.ViewAsync(file, HttpContext.RequestAborted) is not { } found)
        {
            return false;
        }

        (Batch, FileId) = (id, file);
        (Report, Cells, Entered) = found;
        return true;
    }
}
