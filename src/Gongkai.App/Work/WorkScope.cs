using Gongkai.App.Storage;

namespace Gongkai.App.Work;

/// <summary>任务可见范围 — whose work somebody sees: the own organs', and for the root organ's administrator the site's own too.</summary>
internal static class WorkScope
{
    internal static OrganScope Of(Caller caller) => IsOfTheSite(caller) ? OrganScope.Site : caller.Scope;

    internal static bool IsOfTheSite(Caller caller) =>
        caller.Scope is { Mode: ScopeMode.Below, WritesBelow: true } scope && scope.Path.AsSpan().Count('/') == 1;
}
