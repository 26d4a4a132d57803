using Gongkai.App.Storage;
using Gongkai.Domain.PersonalData;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>申请人 — who asks and how to reach them; lies sealed in the register, and whoever opens it leaves an event; 条例 29.</summary>
/// <param name="Name">Name of a person or of an organisation.</param>
public sealed record Applicant(string Name)
{
    public string WorkPlace { get; init; } = "";

    /// <summary>证件名称.</summary>
    public string IdKind { get; init; } = "";

    public string IdNumber { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Address { get; init; } = "";

    public string PostCode { get; init; } = "";

    public string Email { get; init; } = "";

    public string Fax { get; init; } = "";

    /// <summary>统一社会信用代码 of an organisation.</summary>
    public string CreditCode { get; init; } = "";

    /// <summary>法定代表人.</summary>
    public string Representative { get; init; } = "";

    public string ContactName { get; init; } = "";

    /// <summary>代理人.</summary>
    public string AgentName { get; init; } = "";

    public string AgentIdNumber { get; init; } = "";

    public string AgentPhone { get; init; } = "";

    public string FeeReductionReason { get; init; } = "";

    /// <summary>The number of the paper or organisation where there is one, else name and telephone.</summary>
    internal string Key(Vault vault) => vault.BlindIndex("applicant/" + (IdNumber.Length > 0 ? IdNumber : CreditCode.Length > 0 ? CreditCode : $"{Name}/{Phone}"));

    internal static string NameKey(string name, Vault vault) => vault.BlindIndex("applicant-name/" + name);

    /// <summary>As lists show a name: 陈** for a person, an organisation in full.</summary>
    public static string Masked(string name, ApplicantKind kind) =>
        kind != ApplicantKind.NaturalPerson || name.Length == 0 ? name : string.Concat(name.AsSpan(0, char.IsHighSurrogate(name[0]) && name.Length > 1 ? 2 : 1), "**");

    public string MaskedName(ApplicantKind kind) => Masked(Name, kind);

    public string MaskedPhone => PersonalDataMask.Mask(Phone) is var masked && masked != Phone ? masked : Phone.Length > 4 ? string.Concat("***", Phone.AsSpan(Phone.Length - 2)) : "***";
}
