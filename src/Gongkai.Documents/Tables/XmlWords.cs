using System.Xml;

namespace Gongkai.Documents.Tables;

/// <summary>可写入 XML 的文字 — a text without the characters that no XML document may hold; rare ones (𠮷) are two units of the text and stay.</summary>
public static class XmlWords
{
    public static string Of(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
