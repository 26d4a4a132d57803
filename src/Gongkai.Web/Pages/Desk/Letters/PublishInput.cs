namespace Gongkai.Web.Pages.Desk.Letters;

/// <summary>公开表单 — the texts that are to stand on the portal.</summary>
public sealed record PublishInput(string? PublicQuestion, string? PublicReply, bool IsFrequent);
