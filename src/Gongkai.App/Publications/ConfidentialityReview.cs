using System.Text.Json;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>保密审查结论 — what a confidentiality review decided; 条例 17.</summary>
public enum ConfidentialityConclusion
{
    MayPublish,
    MayPublishAfterChange,
    MustNotPublish,
    AskAuthority,
}

/// <summary>保密审查表 — the form that one person filled in on one version of an item; never changed, a new review is a new form; 条例 14, 17.</summary>
public sealed class ConfidentialityReview : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    public Guid PublicationId { get; init; }

    /// <summary>The version of the content that was read.</summary>
    public int ItemVersion { get; init; }

    public DateTimeOffset ReviewedAt { get; init; }

    public Guid ReviewerId { get; init; }

    public string ReviewerName { get; init; } = "";

    /// <summary>A JSON list of yes and no in the order of <see cref="Questions"/>.</summary>
    public string Answers { get; init; } = "[]";

    public ConfidentialityConclusion Conclusion { get; init; }

    public string Opinion { get; init; } = "";

    /// <summary>What the form asks; yes to any of them needs an opinion.</summary>
    public static IReadOnlyList<string> Questions { get; } =
    [
        "含有依法确定为国家秘密的内容（条例第十四条）", "法律、行政法规禁止公开（条例第十四条）", "公开后可能危及国家安全、公共安全、经济安全、社会稳定（条例第十四条）",
        "涉及商业秘密、个人隐私等会损害第三方合法权益的内容（条例第十五条）", "属于内部事务信息或者过程性信息（条例第十六条）", "引用、摘录了标密或者不公开文件的内容、标题、文号",
        "信息汇聚后可能泄露国家秘密、工作秘密", "附件、图片含有隐藏内容、位置或者批注",
    ];

    public IReadOnlyList<bool> Read() => JsonSerializer.Deserialize<List<bool>>(Answers) ?? [];

    public static string InChinese(ConfidentialityConclusion conclusion) => conclusion switch
    {
        ConfidentialityConclusion.MayPublish => "可以公开",
        ConfidentialityConclusion.MayPublishAfterChange => "修改后可以公开",
        ConfidentialityConclusion.MustNotPublish => "不得公开",
        ConfidentialityConclusion.AskAuthority => "不能确定，报保密行政管理部门确定",
        _ => throw new ArgumentOutOfRangeException(nameof(conclusion)),
    };
}

/// <summary>保密审查意见 — the form as a person fills it in.</summary>
public sealed record ConfidentialityForm(IReadOnlyList<bool> Answers, ConfidentialityConclusion? Conclusion, string Opinion);

/// <summary>保密审查 — keeps the form of the version that was read; a sensitive item is not signed without one that lets it go; 条例 17.</summary>
public sealed class ReviewConfidentiality(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, ConfidentialityForm form, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ReviewItems) is { } lacks)
        {
            return lacks;
        }

        if (form.Conclusion is not { } conclusion || form.Answers.Count != ConfidentialityReview.Questions.Count)
        {
            return new Refusal("confidentiality-form", "请逐项勾选，并选择审查结论。");
        }

        if (form.Opinion.Trim().Length < 2 && (form.Answers.Any(answer => answer) || conclusion != ConfidentialityConclusion.MayPublish))
        {
            return new Refusal("confidentiality-opinion", "有任何一项为“是”，或者结论不是“可以公开”的，请写明审查意见。");
        }

        return await new ItemDesk(database, clock).ChangeAsync(caller, key, (db, item) =>
        {
            if (SeparationOfDuties.Check(caller.PersonId ?? Guid.Empty, item.AuthorId) is { } own)
            {
                return own;
            }

            if (item.State is not (ItemState.Draft or ItemState.InReview or ItemState.Approved or ItemState.Scheduled))
            {
                return new Refusal("confidentiality-late", "保密审查应在公开以前进行；已公开的信息发现问题请撤下。", Provision.Regulation("第十七条"));
            }

            db.Add(new ConfidentialityReview
            {
                Id = clock.NewId(),
                OrganId = item.OrganId,
                PublicationId = item.Id,
                ItemVersion = item.LatestVersion,
                ReviewedAt = clock.Now,
                ReviewerId = caller.PersonId ?? Guid.Empty,
                ReviewerName = caller.Name,
                Answers = JsonSerializer.Serialize(form.Answers),
                Conclusion = conclusion,
                Opinion = form.Opinion.Trim(),
            });
            db.Note(item, new ItemDeed("item-confidentiality-reviewed", "条例第十七条"), form.Opinion.Trim(), new { item.LatestVersion, conclusion = conclusion.ToString() });
            return null;
        }, cancellation);
    }

    /// <summary>The forms of an item, the newest first.</summary>
    public async Task<IReadOnlyList<ConfidentialityReview>> OfAsync(Caller caller, Guid itemId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await db.Set<ConfidentialityReview>().AsNoTracking().Where(review => review.PublicationId == itemId).OrderByDescending(review => review.ReviewedAt).ToListAsync(cancellation);
    }

    /// <summary>The refusal where the last form forbids publication, or a sensitive item has none of its present text.</summary>
    internal static async Task<Refusal?> CheckAsync(GongkaiDb db, Publication item, CancellationToken cancellation)
    {
        if (item.DisclosureClass != DisclosureClass.Proactive)
        {
            return null;
        }

        var last = await db.Set<ConfidentialityReview>().AsNoTracking().Where(review => review.PublicationId == item.Id).OrderByDescending(review => review.ReviewedAt).FirstOrDefaultAsync(cancellation);
        return last is { Conclusion: ConfidentialityConclusion.MustNotPublish or ConfidentialityConclusion.AskAuthority }
                ? new Refusal("confidentiality-forbids", $"保密审查的结论是“{ConfidentialityReview.InChinese(last.Conclusion)}”，不能签发公开；修改后请重新审查。", Provision.Regulation("第十四条"))
            : item.Class == ItemClass.Sensitive && last?.ItemVersion != item.LatestVersion
                ? new Refusal("confidentiality-missing", "敏感信息签发前应有对现在这一版的保密审查表，请先审查。", Provision.Regulation("第十七条"))
            : null;
    }
}
