using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>正文数字的对照方 — the rule, the cells and the name of the table's side for a reader.</summary>
internal readonly record struct Claim(string Rule, string[] Cells, string TableSide)
{
    /// <summary>Adds an error where a stated figure is none of the accepted ones, all of those are known, and the words leave no doubt.</summary>
    public void Compare(CheckContext context, in StatedQuantity figure, ReadOnlySpan<long?> accepted)
    {
        var hasUnknown = false;
        foreach (var value in accepted)
        {
            if (value == figure.Value)
            {
                return;
            }

            hasUnknown |= value is null;
        }

        var place = StatedFigures.Place(figure.Span.Section);
        if (hasUnknown)
        {
            context.CannotAssess(Rule, place, Cells, "正文数字所对应的单元格没有读出，不能核对。");
            return;
        }

        if (!StatedWording.IsPlain(context, figure))
        {
            return;
        }

        var quote = StatedFigures.Quote(context.Narrative, figure);
        var stated = context.Narrative.Words(figure.Span);
        context.Add(new Finding(
            Rule, Severity.Error, place, Cells, stated, $"{accepted[0]}",
            $"正文写“{quote}”，而{TableSide}为{accepted[0]}，两者不一致", StatedFigures.Article50)
        { Quote = quote });
    }
}
