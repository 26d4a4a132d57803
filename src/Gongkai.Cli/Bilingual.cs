namespace Gongkai.Cli;

/// <summary>语言 — the languages in which the command line explains itself; results are always Chinese.</summary>
internal enum Language
{
    English,
    Chinese,
}

/// <summary>双语文字 — one text of the help in both languages.</summary>
internal readonly record struct Bilingual(string Chinese, string English)
{
    internal string In(Language language) => language == Language.Chinese ? Chinese : English;
}
