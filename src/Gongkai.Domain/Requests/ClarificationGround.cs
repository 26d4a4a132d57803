namespace Gongkai.Domain.Requests;

/// <summary>补正事由 — the four grounds on which an applicant is asked, once, for a clearer request; 条例 30.</summary>
public enum ClarificationGround
{
    ContentUnclear,
    IdentityOrContactMissing,
    AuthorityMissing,
    ScopeUnreasonable,
}

/// <summary>补正事由 — the code list.</summary>
public static class ClarificationGrounds
{
    public static CodeList<ClarificationGround> List { get; } = new(
        new(ClarificationGround.ContentUnclear, "content-unclear", "申请内容不明确", Provision.Regulation("第三十条")),
        new(ClarificationGround.IdentityOrContactMissing, "identity-or-contact-missing", "身份证明或者联系方式不清楚", Provision.Regulation("第二十九条第二款第一项")),
        new(ClarificationGround.AuthorityMissing, "authority-missing", "缺少委托手续", Provision.Regulation("第二十九条第二款第一项")),
        new(ClarificationGround.ScopeUnreasonable, "scope-unreasonable", "数量、频次明显超过合理范围", Provision.Regulation("第三十五条")));
}
