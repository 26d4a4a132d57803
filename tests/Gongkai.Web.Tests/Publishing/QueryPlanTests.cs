using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Gongkai.App.Storage;

namespace Gongkai.Web.Tests.Publishing;

[CollectionDefinition(nameof(QueryPlanTests), DisableParallelization = true)]
[Collection(nameof(QueryPlanTests))]
public sealed class QueryPlanTests
{
    [Theory(DisplayName = "同一页再问一次，不再重新编译任何查询：换一条信息、换一个条件也一样")]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Get_PageAskedAgain_CompilesNoQuery(DatabaseKind kind)
    {
        await using var site = await PublishingSite.StartAsync(kind);
        var first = await site.PublishedAsync(site.Content("甲办法"));
        var second = await site.PublishedAsync(site.Content("乙办法"));
        var reader = site.Desk.Visitor();
        foreach (var path in Pages(first, "甲办法", 2025).Concat(Pages(second, "乙办法", 2026)))
        {
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(path)).Status);
        }

        using var plans = new PlanListener();
        foreach (var path in Pages(second, "乙办法公开", 2026))
        {
            await reader.GetAsync(path);
            plans.At(path);
        }

        Assert.Empty(plans.Found);
    }

    // A query that no page knows keeps the answer out of the cache.
    private static IEnumerable<string> Pages(Guid item, string words, int year) =>
    [
        "/?x=1", $"/items/{item}?x=1", $"/content?year={year}&x=1", $"/search?q={words}", "/statistics?x=1", "/organs?x=1", "/library?x=1", "/guide?x=1", "/request", "/request/answers", $"/api/items?year={year}", "/feed", "/letters",
    ];

    /// <summary>Hears which queries are compiled while it lives.</summary>
    private sealed class PlanListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ConcurrentQueue<string> _compiled = new();
        private readonly List<IDisposable> _heard = [];

        internal PlanListener() => _heard.Add(DiagnosticListener.AllListeners.Subscribe(this));

        internal List<string> Found { get; } = [];

        internal void At(string path)
        {
            while (_compiled.TryDequeue(out var query))
            {
                Found.Add($"{path}: {query}");
            }
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
            {
                _heard.Add(value.Subscribe(this, name => name.EndsWith(".QueryCompilationStarting", StringComparison.Ordinal)));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value) => _compiled.Enqueue(value.Value?.ToString() ?? "");

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _heard.ForEach(one => one.Dispose());
    }
}
