namespace Gongkai.Domain.Organs;

/// <summary>政府信息公开工作机构 — the office that does the daily work of disclosure and how to reach it, as the guide must state; 条例 4, 12.</summary>
public sealed record DisclosureOffice(string Name, string Address, string PostCode, string Phone)
{
    public static readonly DisclosureOffice Unknown = new("", "", "", "");

    public string Fax { get; init; } = "";

    public string Email { get; init; } = "";

    /// <summary>办公时间, in words.</summary>
    public string Hours { get; init; } = "";

    /// <summary>监督投诉电话.</summary>
    public string SupervisionPhone { get; init; } = "";

    /// <summary>Whether the guide could be written from it.</summary>
    public bool IsComplete => Name.Length > 0 && Address.Length > 0 && PostCode.Length > 0 && Phone.Length > 0 && Hours.Length > 0;
}
