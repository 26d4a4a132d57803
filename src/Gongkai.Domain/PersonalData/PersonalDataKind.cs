namespace Gongkai.Domain.PersonalData;

/// <summary>个人信息种类 — the kinds of personal data that are looked for before a file is released; 条例第十五条.</summary>
public enum PersonalDataKind
{
    ResidentIdentityNumber,
    OldResidentIdentityNumber,
    MobileNumber,
    FixedLine,
    BankCard,
    VehiclePlate,
    Email,
    Passport,
    TravelPermit,
    Address,
    NameWithIdentity,
}

/// <summary>个人信息种类表 — one row a kind: stored code and Chinese name.</summary>
public sealed record PersonalDataKindRow(PersonalDataKind Kind, string Code, string Name)
{
    public static IReadOnlyList<PersonalDataKindRow> All { get; } =
    [
        new(PersonalDataKind.ResidentIdentityNumber, "resident-identity-number", "公民身份号码"),
        new(PersonalDataKind.OldResidentIdentityNumber, "old-resident-identity-number", "十五位旧身份证号"),
        new(PersonalDataKind.MobileNumber, "mobile-number", "手机号码"),
        new(PersonalDataKind.FixedLine, "fixed-line", "固定电话"),
        new(PersonalDataKind.BankCard, "bank-card", "银行卡号"),
        new(PersonalDataKind.VehiclePlate, "vehicle-plate", "机动车号牌"),
        new(PersonalDataKind.Email, "email", "电子邮箱"),
        new(PersonalDataKind.Passport, "passport", "护照号码"),
        new(PersonalDataKind.TravelPermit, "travel-permit", "港澳台通行证号码"),
        new(PersonalDataKind.Address, "address", "详细地址"),
        new(PersonalDataKind.NameWithIdentity, "name-with-identity", "姓名及身份信息"),
    ];

    public static PersonalDataKindRow Of(PersonalDataKind kind) => All[(int)kind];
}
