using Gongkai.Browser.Tests.Pages;

namespace Gongkai.Browser.Tests.Site;

/// <summary>Pages that no link leads to, each with what opens it; a page is either walked to or named here.</summary>
internal static class UnlinkedPages
{
    /// <summary>Pages without parameters in their path that say nothing without a query; links lead to them.</summary>
    internal static IReadOnlyList<string> NeedQuery { get; } = ["/request/paper"];

    /// <summary>Takes a form without token on purpose: mail programs send it for "unsubscribe".</summary>
    internal const string TakesAnything = "/subscriptions/end/";

    internal static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/desk/sign-in/set-up/{token}"] = "opened by a one-time link that is handed over in person",
        ["/desk/sign-in/code"] = $"second step of signing in, looked at by {nameof(KeyboardTests)}",
        ["/desk/sign-out"] = "takes a posted form and shows nothing",
        ["/desk/requests/{id:guid}/package"] = "a posted form answers with a file; shows a page only where it refuses",
        ["/desk/requests/{id:guid}/files/{file:guid}"] = "answers with a file; shows a page only where it refuses",
        ["/desk/supervision/batch/{id:guid}/cells/{file:guid}"] = "stands while cells of an uploaded report are unread, looked at by the page tests of batches",
        ["/desk/supervision/sample/{id:guid}"] = "stands after replies were drawn, looked at by the page tests of supervision",
        ["/desk/requests/{id:guid}/files/{file:guid}/release"] = $"stands while a file waits for release, looked at by {nameof(OfficerPathTests)}",
        ["/desk/items/{id:guid}/unsaved"] = "stands while a kept text waits to be taken over",
        ["/request/receipt"] = $"stands after a form was sent, looked at by {nameof(CitizenPathTests)}",
        ["/request/withdraw"] = $"stands while a request is open, looked at by {nameof(CitizenPathTests)}",
    };
}
