using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Testing;

namespace Gongkai.Web.Tests.Assets;

public sealed partial class ContrastTests
{
    private static readonly (string Text, string Ground, double Least)[] s_pairs =
    [
        .. from text in (string[])["ink", "ink-2", "ink-3", "link"] from ground in (string[])["paper", "wash", "wash-2", "foot"] select (text, ground, 4.5),
        ("ink", "main-2", 4.5), ("link", "main-2", 4.5), ("ink-2", "main-2", 4.5),
        ("ink", "warn-2", 4.5), ("ink-2", "warn-2", 4.5), ("ink", "ok-2", 4.5), ("ink-2", "ok-2", 4.5), ("ink", "alarm-2", 4.5), ("ink-2", "alarm-2", 4.5),
        ("ok", "ok-2", 4.5), ("warn", "warn-2", 4.5), ("alarm", "alarm-2", 4.5), ("alarm", "paper", 4.5), ("warn", "paper", 4.5),
        ("on-main", "main", 4.5), ("on-main", "main-3", 4.5), ("side-ink", "side", 4.5), ("side-ink", "side-2", 4.5),
        // Edges of inputs are no text: 3:1 is asked (WCAG 1.4.11).
        ("edge", "paper", 3), ("edge", "wash", 3), ("sixth", "paper", 3),
    ];

    [Theory(DisplayName = "文字与背景的对比度不低于 4.5:1")]
    [InlineData("浅色", new[] { "tokens.css" })]
    [InlineData("深色", new[] { "tokens.css", "dark.css" })]
    [InlineData("长者版", new[] { "tokens.css", "elder.css" })]
    public void Tokens_EachPair_CanBeRead(string theme, string[] files)
    {
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match token in files.SelectMany(file => Token().Matches(File.ReadAllText(RepositoryRoot.File($"src/Gongkai.Web/Assets/Styles/{file}")))))
        {
            tokens[token.Groups[1].Value] = token.Groups[2].Value;
        }

        var weak = s_pairs
            .Select(pair => (pair.Text, pair.Ground, pair.Least, Ratio: Ratio(tokens[pair.Text], tokens[pair.Ground])))
            .Where(pair => pair.Ratio < pair.Least)
            .Select(pair => $"{theme}：{pair.Text} on {pair.Ground}: {pair.Ratio:0.00}");
        Assert.Empty(weak);
    }

    private static double Ratio(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>Relative luminance, WCAG 2.2.</summary>
    private static double Luminance(string hex)
    {
        var rgb = uint.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return 0.2126 * Linear(rgb >> 16) + 0.7152 * Linear(rgb >> 8 & 255) + 0.0722 * Linear(rgb & 255);
    }

    private static double Linear(uint channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);

    [GeneratedRegex("--([a-z0-9-]+): #([0-9a-f]{6});")]
    private static partial Regex Token();
}
