using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gongkai.App.Publications;

/// <summary>预译查询 — a query through the public gate that is asked at every view of a page: translated once for each model, because translating costs more than answering.</summary>
/// <param name="query">May call <see cref="PublicItems.Of"/> and <see cref="PublicItems.Files"/>, whose rule stands in their place.</param>
internal sealed class PublicQuery<TArgument, TRow>(Expression<Func<GongkaiDb, TArgument, DateTimeOffset, IQueryable<TRow>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<GongkaiDb, TArgument, DateTimeOffset, IAsyncEnumerable<TRow>>> _translated = [];

    /// <summary>All rows that the public may read at <paramref name="now"/>, in the order of the query.</summary>
    public async Task<List<TRow>> ListAsync(GongkaiDb db, TArgument argument, DateTimeOffset now, CancellationToken cancellation)
    {
        var ask = _translated.GetValue(db.Model, _ => EF.CompileAsyncQuery((Expression<Func<GongkaiDb, TArgument, DateTimeOffset, IQueryable<TRow>>>)new RulesInPlace().Visit(query)));
        var rows = new List<TRow>();
        await foreach (var row in ask(db, argument, now).WithCancellation(cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }
}

/// <summary>规则代入 — puts the body of a rule of the gate where a query calls it, since a translated query can call nothing.</summary>
internal sealed class RulesInPlace : ExpressionVisitor
{
    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (PublicItems.RuleBehind(node.Method) is not { } rule)
        {
            return base.VisitMethodCall(node);
        }

        var given = rule.Parameters.Zip(node.Arguments).ToDictionary(pair => pair.First, pair => Visit(pair.Second));
        return Visit(new Given(given).Visit(rule.Body));
    }

    private sealed class Given(IReadOnlyDictionary<ParameterExpression, Expression> arguments) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => arguments.GetValueOrDefault(node, node);
    }
}
