namespace Gongkai.Domain.Publications;

/// <summary>公文种类 — the fifteen kinds of official documents; 党政机关公文处理工作条例 8.</summary>
public enum DocumentGenre
{
    Resolution,
    Decision,
    Order,
    Communique,
    Announcement,
    PublicNotice,
    Opinion,
    Notice,
    Circular,
    Report,
    RequestForInstructions,
    ApprovalReply,
    Motion,
    Letter,
    Minutes,
}

/// <summary>公文种类表 — each kind with its Chinese name, and the kind that a title speaks of.</summary>
public static class DocumentGenres
{
    private static readonly string[] s_names = ["决议", "决定", "命令（令）", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要"];

    public static string InChinese(DocumentGenre genre) => s_names[(int)genre];

    public static DocumentGenre? Find(string name)
    {
        var at = Array.IndexOf(s_names, name is "命令" or "令" ? "命令（令）" : name);
        return at < 0 ? null : (DocumentGenre)at;
    }

    /// <summary>The kind that the title ends with: 关于……的通知 is a notice; null where it ends with none.</summary>
    public static DocumentGenre? OfTitle(string title)
    {
        var text = title.AsSpan().Trim();
        // 关于印发……的通知（试行）: a remark in brackets says nothing about the kind.
        while (text.Length > 0 && text[^1] is '）' or ')' && text.LastIndexOfAny('（', '(') is > 0 and var open)
        {
            text = text[..open].TrimEnd();
        }

        for (var i = 0; i < s_names.Length; i++)
        {
            if (text.EndsWith(i == (int)DocumentGenre.Order ? "令" : s_names[i], StringComparison.Ordinal))
            {
                return (DocumentGenre)i;
            }
        }

        return null;
    }
}
