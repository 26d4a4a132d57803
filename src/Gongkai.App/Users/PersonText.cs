using System.Net.Mail;
using Gongkai.Domain;

namespace Gongkai.App.Users;

/// <summary>人员资料 — names and mail address of a person, as they must be written.</summary>
internal static class PersonText
{
    private const int LongestName = 50;

    internal static Refusal? Wrong(string name, string email) =>
        name.Trim().Length is < 2 or > LongestName ? new Refusal("person-name", $"姓名应为 2 至 {LongestName} 个字。")
        : email.Trim().Length > 0 && (!MailAddress.TryCreate(email.Trim(), out var address) || address.Address != email.Trim()) ? new Refusal("person-email", "电子邮箱的格式不正确，例如 name@example.gov.cn；没有可以不填。")
        : null;

    internal static Refusal? WrongSignInName(string name) =>
        name.Trim().Length is >= 3 and <= LongestName && name.Trim().All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '@')
            ? null
            : new Refusal("sign-in-name", $"登录名应为 3 至 {LongestName} 个字，只用文字、数字和 . _ - @。");
}
