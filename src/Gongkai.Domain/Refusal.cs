namespace Gongkai.Domain;

/// <summary>拒绝 — the system says no to what a user asked; never to be confused with a reply that denies disclosure.</summary>
/// <param name="Code">Stable, unique, kebab-case; machines and tests rely on it.</param>
/// <param name="Message">One Chinese sentence: what is wrong, where, what to do.</param>
/// <param name="Basis">The provision behind it, where the law and not the software says no.</param>
public sealed record Refusal(string Code, string Message, Provision? Basis = null);
