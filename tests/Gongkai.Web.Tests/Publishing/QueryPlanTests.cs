using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;

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

        using var plans = new QueryListener(".QueryCompilationStarting", value => value?.ToString());
        foreach (var path in Pages(second, "乙办法公开", 2026))
        {
            await reader.GetAsync(path);
            plans.At(path);
        }

        Assert.Empty(plans.Found);
    }

    [Theory(DisplayName = "检索、订阅源、公开制度、站点地图只要栏目的名称，不为此清点全部信息")]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Get_PageThatNamesColumns_CountsNoItems(DatabaseKind kind)
    {
        await using var site = await PublishingSite.StartAsync(kind);
        await site.PublishedAsync(site.Content("甲办法"));
        var (reader, column) = (site.Desk.Visitor(), site.Columns["statutory/documents/"]);
        using var commands = new QueryListener(".CommandExecuting", value => (value as CommandEventData)?.Command.CommandText);

        foreach (var path in (string[])["/search?q=甲办", $"/search?q=甲办&column={column}", $"/feed/{column}", "/rules", "/site-map"])
        {
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(path)).Status);
            commands.At(path);
        }

        await reader.GetAsync("/organs?x=1");
        commands.At("/organs");
        Assert.DoesNotContain(commands.Found, query => !query.StartsWith("/organs", StringComparison.Ordinal) && query.Contains("GROUP BY", StringComparison.Ordinal));
        Assert.Contains(commands.Found, query => query.StartsWith("/organs", StringComparison.Ordinal) && query.Contains("GROUP BY", StringComparison.Ordinal));
    }

    // A query that no page knows keeps the answer out of the cache.
    private static IEnumerable<string> Pages(Guid item, string words, int year) =>
    [
        "/?x=1", $"/items/{item}?x=1", $"/content?year={year}&x=1", $"/search?q={words}", "/statistics?x=1", "/organs?x=1", "/library?x=1", "/guide?x=1", "/request", "/request/answers", $"/api/items?year={year}", "/feed", "/letters",
    ];

    /// <summary>Hears what Entity Framework does with queries while it lives.</summary>
    private sealed class QueryListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ConcurrentQueue<string> _queries = new();
        private readonly List<IDisposable> _heard = [];
        private readonly string _event;
        private readonly Func<object?, string?> _tell;

        internal QueryListener(string ending, Func<object?, string?> tell)
        {
            (_event, _tell) = (ending, tell);
            _heard.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        internal List<string> Found { get; } = [];

        internal void At(string path)
        {
            while (_queries.TryDequeue(out var query))
            {
                Found.Add($"{path}: {query}");
            }
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
            {
                _heard.Add(value.Subscribe(this, name => name.EndsWith(_event, StringComparison.Ordinal)));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value) => _queries.Enqueue(_tell(value.Value) ?? "");

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _heard.ForEach(one => one.Dispose());
    }
}
