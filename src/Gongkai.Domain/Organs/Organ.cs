using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Organs;

/// <summary>行政机关 — an organ with duties of disclosure, one node of the tree of organs that an installation serves; 条例 4, 10.</summary>
public sealed class Organ
{
    private const int LongestDuties = 3_000;

    private Organ()
    {
    }

    public Guid Id { get; private set; }

    public Guid? ParentId { get; private set; }

    /// <summary>Short number of the organ within the installation; part of <see cref="Path"/>.</summary>
    public int Number { get; private set; }

    /// <summary>Numbers from the root to this organ, each closed by a slash (1/14/203/); organs below share it as a prefix.</summary>
    public string Path { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>机关代字 — the short form that document numbers carry, for example 云工信.</summary>
    public string ShortName { get; private set; } = "";

    public OrganKind Kind { get; private set; }

    /// <summary>规章制定权 — whether table two may show government rules of this organ; 立法法 91, 93.</summary>
    public bool HasRuleMakingPower { get; private set; }

    /// <summary>统一社会信用代码.</summary>
    public string? CreditCode { get; private set; }

    /// <summary>网站标识码 of the site, ten characters.</summary>
    public string? SiteCode { get; private set; }

    /// <summary>机关职能: what it is responsible for, in words; 条例 20(2).</summary>
    public string Duties { get; private set; } = "";

    public DisclosureOffice Office { get; private set; } = DisclosureOffice.Unknown;

    public bool IsActive { get; private set; } = true;

    public int Version { get; private set; }

    /// <summary>A new organ below <paramref name="parent"/>; the root of the tree where that is null.</summary>
    public static Result<Organ> Create(Guid id, int number, Organ? parent, OrganProfile profile)
    {
        var organ = new Organ { Id = id, ParentId = parent?.Id, Number = number, Path = $"{parent?.Path}{number}/" };
        return organ.Describe(profile) is { } refusal ? refusal : organ;
    }

    /// <summary>Takes over a changed profile; the refusal names what is wrong with it.</summary>
    public Refusal? Describe(OrganProfile profile)
    {
        var name = profile.Name.Trim();
        if (name.Length is < 2 or > 100)
        {
            return new Refusal("organ-name", "机关名称应为 2 至 100 个字，请填写全称。");
        }

        if (profile.CreditCode is { Length: > 0 } code && !CreditCodes.IsValid(code))
        {
            return new Refusal("organ-credit-code", "统一社会信用代码不正确：应为 18 位，末位为校验码，请核对。");
        }

        if (profile.SiteCode is { Length: > 0 } site && !IsSiteCode(site))
        {
            return new Refusal("organ-site-code", "网站标识码不正确：应为 10 位数字，或 bm 加 8 位数字。");
        }

        if (profile.Duties.Trim().Length > LongestDuties)
        {
            return new Refusal("organ-duties", $"机关职能不超过 {LongestDuties} 个字，请精简。");
        }

        Name = name;
        Duties = profile.Duties.Trim();
        ShortName = profile.ShortName.Trim();
        Kind = profile.Kind;
        HasRuleMakingPower = profile.HasRuleMakingPower;
        CreditCode = NullIfEmpty(profile.CreditCode);
        SiteCode = NullIfEmpty(profile.SiteCode);
        Office = profile.Office;
        return null;
    }

    /// <summary>Whether this organ is <paramref name="other"/> or one below it.</summary>
    public bool IsWithin(Organ other) => Path.StartsWith(other.Path, StringComparison.Ordinal);

    public void Close() => IsActive = false;

    public void Reopen() => IsActive = true;

    private static bool IsSiteCode(string code) =>
        code.Length == 10 && (code.StartsWith("bm", StringComparison.Ordinal) ? code.AsSpan(2) : code).IndexOfAnyExceptInRange('0', '9') < 0;

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
