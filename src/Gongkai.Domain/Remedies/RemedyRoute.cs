using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Remedies;

/// <summary>救济途径 — whether reconsideration must come first; 行政复议法 23.</summary>
public enum RemedyRoute
{
    /// <summary>Reconsideration or a suit, as the applicant chooses.</summary>
    EitherWay,

    /// <summary>复议前置.</summary>
    ReconsiderationFirst,

    /// <summary>Mixed answer: reconsideration first for the part that is denied, either way for the rest.</summary>
    ReconsiderationFirstForDenied,
}

/// <summary>救济告知 — the remedies paragraph of a decision, by its outcome and its day; 行政复议法 20, 23, 24; 行政诉讼法 45, 46; 法释〔2025〕8号.</summary>
/// <param name="Route">Which way is open.</param>
/// <param name="Text">The paragraph; {复议机关} and {人民法院} stand for the bodies that the organ fills in.</param>
/// <param name="Basis">The provision behind the route.</param>
public sealed record RemedyNotice(RemedyRoute Route, string Text, Provision Basis)
{
    private const string Either = "可以自收到本决定之日起60日内向{复议机关}申请行政复议，或者自收到本决定之日起6个月内向{人民法院}提起行政诉讼";
    private const string First = "应当先自收到本决定之日起60日内向{复议机关}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向{人民法院}提起行政诉讼";

    /// <summary>The 2023 revision of the Reconsideration Law put reconsideration first from this day.</summary>
    private static readonly DateOnly s_reconsiderationFirstFrom = new(2024, 1, 1);
    private static readonly Provision s_denied = new("行政复议法", "第二十三条第一款第四项");
    private static readonly Provision s_silent = new("行政复议法", "第二十三条第一款第三项");

    /// <summary>The paragraph of a decision.</summary>
    /// <param name="matters">The outcome of each matter; a single outcome for a simple decision.</param>
    /// <param name="decidedOn">The day of the decision.</param>
    public static RemedyNotice For(IReadOnlyList<Outcome> matters, DateOnly decidedOn)
    {
        // A partial disclosure without a breakdown is taken to hold a denied part; 条例 37.
        var isDenied = matters.Any(outcome => outcome == Outcome.PartiallyGranted || Outcomes.Of(outcome).IsDenial);
        if (!isDenied || decidedOn < s_reconsiderationFirstFrom)
        {
            return new RemedyNotice(RemedyRoute.EitherWay, $"如不服本决定，{Either}。", Provision.Regulation("第五十一条"));
        }

        return matters.All(outcome => Outcomes.Of(outcome).IsDenial)
            ? new RemedyNotice(RemedyRoute.ReconsiderationFirst, $"如不服本决定，{First}。", s_denied)
            : new RemedyNotice(RemedyRoute.ReconsiderationFirstForDenied, $"如不服本决定中不予公开的部分，{First}；如不服本决定的其他部分，{Either}。", s_denied);
    }

    /// <summary>不作为 — the way open to an applicant who got no reply in time.</summary>
    public static RemedyRoute WhenSilent(DateOnly dueOn) => dueOn < s_reconsiderationFirstFrom ? RemedyRoute.EitherWay : RemedyRoute.ReconsiderationFirst;

    /// <summary>The provision behind <see cref="WhenSilent"/>.</summary>
    public static Provision SilenceBasis => s_silent;
}
