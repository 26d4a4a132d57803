using Gongkai.App.Requests;
using Gongkai.App.Search;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Portal.Requests;

/// <summary>已经公开的信息 — one item that may be what somebody is about to ask for.</summary>
public sealed record PublicMatch(string Title, string Path, string Day)
{
    /// <summary>True for the answer to somebody else's request.</summary>
    public bool IsAnswer { get; init; }
}

/// <summary>查找已公开 — looks for what is asked among public items and answers, by fewer and fewer words until something is found; 条例 36 第一项.</summary>
public sealed class AlreadyPublic(SearchItems search, PublicAnswers answers)
{
    private const int Most = 5;
    private const int Shortest = 4;
    private const int Longest = 100;

    private static readonly string[] s_endings = ["的情况", "情况", "明细", "信息", "文件", "资料", "材料", "名单", "名册", "清单", "数据", "全文", "复印件"];
    private static readonly char[] s_joints = ['的', '及', '与', '、', '，', ',', '。', '；', '（', '）', '《', '》', ' ', '　'];

    public async Task<IReadOnlyList<PublicMatch>> RunAsync(string? words, CancellationToken cancellation)
    {
        foreach (var wording in Wordings((words ?? "").Trim()))
        {
            var found = await search.RunAsync(new SearchQuery(wording) { PageSize = Most, IsPrivate = true }, cancellation);
            var (_, answered) = await answers.ListAsync(wording, cancellation: cancellation);
            if (found.Hits.Count + answered.Count > 0)
            {
                return
                [
                    .. found.Hits.Select(hit => new PublicMatch(hit.Item.Title, PortalItems.PathOf(hit.Item.Id), ChinaTime.Minute(hit.Item.PublishedAt)[..10])),
                    .. answered.Take(Most).Select(answer => new PublicMatch(answer.Title, ApplyPaths.Answer(answer.Id), ChinaTime.Day(answer.AnsweredOn)) { IsAnswer = true }),
                ];
            }
        }

        return [];
    }

    /// <summary>The words as they stand, without year and general endings, and the longest part of them.</summary>
    internal static IEnumerable<string> Wordings(string words)
    {
        if (words.Length is < Shortest or > Longest)
        {
            return [];
        }

        var core = Core(words);
        var part = core.Split(s_joints, StringSplitOptions.RemoveEmptyEntries).OrderByDescending(piece => piece.Length).FirstOrDefault() ?? "";
        return new[] { words, core, Core(part) }.Where(wording => wording.Length >= Shortest).Distinct(StringComparer.Ordinal);
    }

    private static string Core(string words)
    {
        var core = words.AsSpan();
        if (core.IndexOf('年') is > 0 and <= 4 and var year && core[..year].IndexOfAnyExceptInRange('0', '9') < 0)
        {
            core = core[(year + 1)..].TrimStart('度');
        }

        if (core.StartsWith("关于"))
        {
            core = core[2..];
        }

        foreach (var ending in s_endings)
        {
            if (core.EndsWith(ending) && core.Length - ending.Length >= Shortest)
            {
                core = core[..^ending.Length];
                break;
            }
        }

        return core.ToString();
    }
}
