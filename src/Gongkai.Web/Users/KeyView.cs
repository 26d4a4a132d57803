using Gongkai.App.Users;

namespace Gongkai.Web.Users;

/// <summary>密钥展示 — the key of an authenticator app as picture, as address and in groups of four for typing.</summary>
public sealed record KeyView(string Grouped, string Address, string Picture)
{
    private const string Issuer = "公开";

    internal static KeyView Of(AuthenticatorKey key, string organName)
    {
        var label = Uri.EscapeDataString($"{Issuer}:{key.SignInName}");
        var address = $"otpauth://totp/{label}?secret={key.Key}&issuer={Uri.EscapeDataString(Issuer)}";
        return new KeyView(string.Join(' ', key.Key.Chunk(4).Select(four => new string(four))), address, QrCode.Svg(address, $"{organName}动态口令二维码"));
    }
}
