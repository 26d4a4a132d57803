using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Organs;

/// <summary>机关管辖 — finds an organ or unit that the session may change; what lies outside does not exist for it.</summary>
internal static class OrganReach
{
    internal static readonly Refusal NotFound = new("organ-not-found", "没有找到这个机关，请返回机关列表重新选择。");
    internal static readonly Refusal UnitNotFound = new("unit-not-found", "没有找到这个内设机构，请刷新页面后重新选择。");
    internal static readonly Refusal ReasonMissing = new("reason-missing", "请填写原因，原因将记入审计日志。");
    internal static readonly Refusal ChangedMeanwhile = new("changed-meanwhile", "这条记录刚刚被其他人修改，本次操作没有保存。请刷新页面，核对后再办。");

    internal static async Task<Organ?> FindAsync(GongkaiDb db, Guid id, CancellationToken cancellation) =>
        await db.Organs.FirstOrDefaultAsync(organ => organ.Id == id, cancellation) is { } organ && db.Scope.MayChange(organ) ? organ : null;

    internal static Task<OrganUnit?> FindUnitAsync(GongkaiDb db, Guid id, CancellationToken cancellation) =>
        db.Units.FirstOrDefaultAsync(unit => unit.Id == id, cancellation);

    internal static Task<bool> IsNameTakenAsync(GongkaiDb db, string name, Guid? but, CancellationToken cancellation) =>
        db.Organs.AnyAsync(organ => organ.Name == name && organ.Id != but, cancellation);

    internal static Refusal NameTaken(string name) => new("organ-name-taken", $"已有名称为“{name}”的机关，请核对名称。");
}
