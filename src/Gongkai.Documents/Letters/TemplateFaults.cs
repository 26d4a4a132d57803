using Gongkai.Domain;

namespace Gongkai.Documents.Letters;

/// <summary>模板问题 — what is wrong in a template, with its file and line.</summary>
internal static class TemplateFaults
{
    internal const string Code = "paper-template";

    internal static Refusal At(string template, int line, string what) => new(Code, $"模板{template}第{line}行：{what}；请改正后再用。");

    internal static Refusal Of(string template, string what) => new(Code, $"模板{template}：{what}；请改正后再用。");
}
