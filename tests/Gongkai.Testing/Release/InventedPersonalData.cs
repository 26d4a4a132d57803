using System.Globalization;
using Gongkai.Domain.PersonalData;

namespace Gongkai.Testing.Release;

/// <summary>虚构个人信息 — numbers of nobody, made with right check characters from a seed.</summary>
public sealed class InventedPersonalData(int seed)
{
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string PlateLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static readonly int[] s_creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly string[] s_provinces = ["11", "13", "21", "31", "37", "44", "51", "65", "81", "83"];
    private readonly Random _random = new(seed);

    public string Identity()
    {
        var born = new DateOnly(1930, 1, 1).AddDays(_random.Next(30_000));
        var digits = string.Create(CultureInfo.InvariantCulture, $"{One(s_provinces)}{Digits(4)}{born:yyyyMMdd}{Digits(3)}");
        return digits + ResidentIdentityNumber.CheckCharacterOf(digits);
    }

    public string OldIdentity() =>
        string.Create(CultureInfo.InvariantCulture, $"{One(s_provinces)}{Digits(4)}{new DateOnly(1930, 1, 1).AddDays(_random.Next(20_000)):yyMMdd}{Digits(3)}");

    public string Mobile() => $"1{_random.Next(3, 10)}{Digits(9)}";

    public string FixedLine() => $"{One(["010", "021", "0531", "0755", "0991"])}-{_random.Next(2, 9)}{Digits(7)}";

    public string BankCard()
    {
        var digits = "62" + Digits(_random.Next(2) == 0 ? 13 : 16);
        return Enumerable.Range(0, 10).Select(check => digits + check).First(card => BankCardNumber.IsValid(card));
    }

    public string Plate() => $"{One(["京", "鲁", "粤", "浙", "新"])}{Letter()}{One(["", "·", " "])}{Letter()}{Digits(4)}";

    public string EnergyPlate() => $"{One(["京", "沪", "粤"])}{Letter()}{One(["D", "F"])}{Digits(5)}";

    public string Email() => $"u{Digits(6)}@{One(["example.com", "mail.example.cn", "example.org"])}";

    public string Passport() => $"护照号码：E{Digits(8)}";

    public string Permit() => $"港澳居民来往内地通行证 H{Digits(8)}";

    public string Address() => $"{One(["东阳市南山区", "北川县城关镇", "临海省河口市西区"])}{One(["建设路", "人民街", "长青巷"])}{_random.Next(1, 300)}号{_random.Next(1, 20)}栋{_random.Next(101, 3200)}室";

    public string Person() => $"{One(["张", "李", "欧阳", "赵"])}{One(["某某", "明", "小红"])}，{One(["男", "女"])}，";

    public string CreditCode()
    {
        var body = string.Concat(One(["11", "91", "12", "52"]), "37" + Digits(4), string.Concat(Enumerable.Range(0, 9).Select(_ => CreditAlphabet[_random.Next(31)])));
        var sum = body.Select((c, i) => CreditAlphabet.IndexOf(c, StringComparison.Ordinal) * s_creditWeights[i]).Sum();
        return body + CreditAlphabet[(31 - (sum % 31)) % 31];
    }

    public string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + _random.Next(10))));

    public static string FullWidth(string text) => string.Concat(text.Select(c => c is > ' ' and < '\u007F' ? (char)(c + 0xFEE0) : c));

    private string One(string[] choices) => choices[_random.Next(choices.Length)];

    private char Letter() => PlateLetters[_random.Next(PlateLetters.Length)];
}
