using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Gongkai.Web.Ledgers;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Ledgers;

/// <summary>台账登记页 — one form for every ledger, made from its definition; errors stand beside the field.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public class EditModel(KeepLedger keep, ReadLedger read, GongkaiDb db) : DeskPage
{
    public override PageMeta Meta => new($"{(Id is null ? "登记" : "修改")}{Ledger.Name}")
    {
        NavPath = "/desk/ledgers",
        Trail = [new PageLink("台账", "/desk/ledgers"), new PageLink(Ledger.Name, $"/desk/ledgers/{Ledger.Code}")],
    };

    public LedgerDefinition Ledger { get; private set; } = null!;

    public Guid? Id { get; private set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Values { get; set; } = [];

    private HashSet<string> _kept = [];

    public string BackPath => Id is { } id ? $"/desk/ledgers/{Ledger.Code}/{id}" : $"/desk/ledgers/{Ledger.Code}";

    public IEnumerable<IGrouping<string, LedgerFieldView>> Sections => Ledger.Fields
        .Select(one => new LedgerFieldView(one, Values.GetValueOrDefault(one.Code) ?? "", Error(one), _kept.Contains(one.Code)))
        .GroupBy(view => view.Field.Section);

    public async Task<IActionResult> OnGetAsync(string ledger, Guid? id)
    {
        if (!await OpenAsync(ledger, id))
        {
            return NotFound();
        }

        if (id is { } known && await read.FindAsync(ledger, known, HttpContext.RequestAborted) is { } row)
        {
            Values = Ledger.Fields.ToDictionary(field => field.Code, field => field.IsPersonal ? null : (string?)row.Entry[field.Code]);
            Version = row.Version;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string ledger, Guid? id, bool another)
    {
        if (!await OpenAsync(ledger, id))
        {
            return NotFound();
        }

        var typed = Values.ToDictionary(pair => pair.Key, pair => pair.Value ?? "", StringComparer.Ordinal);
        var done = id is { } known ? await keep.ChangeAsync(known, Version, typed, HttpContext.RequestAborted) : await keep.AddAsync(ledger, typed, HttpContext.RequestAborted);
        if (done.TryGet(out var outcome) && outcome.RecordId is { } kept)
        {
            return Redirect(another ? $"/desk/ledgers/{ledger}/new" : $"/desk/ledgers/{ledger}/{kept}");
        }

        ModelState.Clear();
        if (done.Refusal is { } refusal)
        {
            Refuse(refusal);
        }

        foreach (var problem in outcome?.Problems ?? [])
        {
            ModelState.AddModelError($"Values[{problem.Field}]", problem.Message);
        }

        return Page();
    }

    private string? Error(LedgerField field) =>
        ModelState.TryGetValue($"Values[{field.Code}]", out var entry) && entry.Errors.Count > 0 ? string.Join(' ', entry.Errors.Select(error => error.ErrorMessage)) : null;

    private async Task<bool> OpenAsync(string code, Guid? id)
    {
        if (LedgerDefinitions.Find(code) is not { } ledger)
        {
            return false;
        }

        (Ledger, Id) = (await KeepPlatforms.ExtendAsync(db, db.Scope.OrganId, ledger, withRetired: id is not null, HttpContext.RequestAborted), id);
        if (id is not { } known)
        {
            return true;
        }

        if (await read.FindAsync(code, known, HttpContext.RequestAborted) is not { } row)
        {
            return false;
        }

        _kept = [.. ledger.Fields.Where(field => field.IsPersonal && row.Entry[field.Code].Length > 0).Select(field => field.Code)];
        return true;
    }
}
