using Gongkai.App.Reports.Compiling;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Reports;

/// <summary>本年年报网页 — what the pages around one organ's year share: the report as it stands, its findings, its way to the portal.</summary>
public abstract class YearPage(ReadYear read) : DeskPage
{
    public override PageMeta Meta => new($"{View.Compiled.Period.Year} 年度报告")
    {
        NavPath = "/desk/reports",
        Trail = [new PageLink("本机关年报", "/desk/reports")],
    };

    public YearView View { get; private set; } = null!;

    public int Year => View.Compiled.Period.Year;

    public string Path => $"/desk/reports/year/{Year}";

    /// <summary>Where one is among the pages of the year.</summary>
    protected abstract string Tab { get; }

    /// <summary>The day to look from; null for today.</summary>
    protected virtual DateOnly? AsOf => null;

    public IReadOnlyList<Tab> Tabs =>
    [
        new("数据", Path, Tab.Length == 0),
        new("文字", $"{Path}/text", Tab == "text"),
        new(Open == 0 ? "核对" : $"核对（{Open}）", $"{Path}/checks", Tab == "checks"),
        new("审核与公开", $"{Path}/review", Tab == "review"),
        new("展望", $"{Path}/outlook", Tab == "outlook"),
        new("与上年对照", $"{Path}/compare", Tab == "compare"),
    ];

    /// <summary>What still has to be done before review.</summary>
    public int Open => View.Built.Blockers.Count + View.Built.Errors.Count() + View.Built.Unexplained.Count();

    public Lamp State => View.Working is null ? new Lamp(LampColor.Grey, "还没有开始编制") : ReportLamps.Of(View.Working.State);

    public DateOnly DueOn => ReportAssembly.DueOn(View.Compiled.Organ.Kind, Year);

    public async Task<IActionResult> OnGetAsync(int year) => await LoadAsync(year) ? Page() : NotFound();

    protected async Task<bool> LoadAsync(int year)
    {
        var found = await read.RunAsync(year, AsOf, HttpContext.RequestAborted);
        if (!found.TryGet(out var view))
        {
            return false;
        }

        View = view;
        await PrepareAsync();
        return true;
    }

    /// <summary>What a page shows besides.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Back to where one was, or the same page with the reason.</summary>
    protected async Task<IActionResult> AfterAsync(int year, Domain.Refusal? refusal, string path)
    {
        if (refusal is null)
        {
            return Redirect(path);
        }

        Refuse(refusal);
        return await LoadAsync(year) ? Page() : NotFound();
    }

    protected static string Of(int year, string rest = "") => $"/desk/reports/year/{year}{rest}";
}
