namespace Gongkai.Domain.Reports.Comparing;

/// <summary>可比项 — one number that reports of any format can be compared by, and the cells that give it in each format.</summary>
public sealed class Measure
{
    private readonly Dictionary<string, int[]> _positions;

    internal Measure(string id, string label, bool isTotal, Dictionary<string, int[]> positions)
    {
        Id = id;
        Table = id[..id.IndexOf('.', StringComparison.Ordinal)];
        Label = label;
        IsTotal = isTotal;
        _positions = positions;
    }

    /// <summary>Key, for example part3.otherHandling.total.</summary>
    public string Id { get; }

    /// <summary>The table it stands in.</summary>
    public string Table { get; }

    public string Label { get; }

    /// <summary>True for a figure that is no part of another in its row.</summary>
    public bool IsTotal { get; }

    public bool HasCounterpartIn(string formatId) => _positions.ContainsKey(formatId);

    /// <summary>Positions in the table of a format whose cells add up to it; none where the format has no counterpart.</summary>
    public IReadOnlyList<int> PositionsIn(string formatId) => _positions.GetValueOrDefault(formatId, []);

    /// <summary>The measure in one report.</summary>
    public MeasureValue In(AnnualReport report)
    {
        for (var i = 0; i < report.Tables.Count; i++)
        {
            var table = report.Tables[i];
            if (table.Format.Id == Table)
            {
                return _positions.TryGetValue(table.Format.FormatId, out var positions)
                    ? MeasureValue.Of(table, positions) : new MeasureValue(MeasureState.NoCounterpart);
            }
        }

        return new MeasureValue(MeasureState.Unknown);
    }
}
