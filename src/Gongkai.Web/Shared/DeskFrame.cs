namespace Gongkai.Web.Shared;

/// <summary>工作台框架 — who sits at the desk, for which organ, and what waits there.</summary>
public sealed record DeskFrame(string OrganName, string PersonName, string RoleName)
{
    /// <summary>While nobody is signed in: sign-in and error pages.</summary>
    public static readonly DeskFrame Nobody = new("", "", "");

    public IReadOnlyList<DeskLinks> Groups { get; init; } = [];

    public string HomePath { get; init; } = "/desk";

    /// <summary>Null while there is nothing to search.</summary>
    public string? SearchPath { get; init; }

    public string AccountPath { get; init; } = "/desk/account";

    public string SignOutPath { get; init; } = "/desk/sign-out";

    public DateTimeOffset? LastSignInAt { get; init; }
}

/// <summary>工作台导航组 — entries under one heading; the first group may go without.</summary>
public sealed record DeskLinks(string? Heading, IReadOnlyList<DeskLink> Links);

/// <summary>工作台导航 — an entry with how many things wait behind it, and whether one of them is pressing.</summary>
public sealed record DeskLink(string Text, string Path, int? Count = null, bool IsPressing = false);
