using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>块的收集 — takes text, line ends and table marks from a reader of a format and makes paragraphs and tables of them.</summary>
internal sealed class BlockWriter
{
    private readonly SourceLimits _limits;
    private readonly List<SourceBlock> _blocks = [];
    private readonly Stack<TableDraft> _tables = new();
    private readonly Stack<string> _suspended = new();
    private int _cells;
    private int _paragraphs;
    private int _tableCount;
    private bool _startsPage;

    public BlockWriter(SourceLimits limits)
    {
        _limits = limits;
    }

    public LineBuffer Line { get; } = new();

    /// <summary>True as soon as anything but blanks was written.</summary>
    public bool HasText { get; private set; }

    public bool InTable => _tables.Count > 0;

    public TableDraft? Table => _tables.TryPeek(out var table) ? table : null;

    public SourceDocument ToDocument(SourceKind kind)
    {
        while (_tables.Count > 0)
        {
            EndTable();
        }

        EndLine();
        return new SourceDocument(kind, _blocks);
    }

    public void StartPage() => _startsPage = true;

    /// <summary>Ends the line; an empty one leaves a trace only where it is asked for.</summary>
    public void EndLine(bool keepEmpty = false)
    {
        if (Line.Length == 0 && !keepEmpty)
        {
            Line.Clear();
            return;
        }

        var text = Line.Take();
        HasText |= !text.AsSpan().Trim().IsEmpty;
        Add(new SourceParagraph(text, SourcePlace.OfText(++_paragraphs, 1), _startsPage));
        _startsPage = false;
    }

    /// <summary>Lays the open line aside, as when a text box stands in the midst of it.</summary>
    public void SuspendLine() => _suspended.Push(Line.Take());

    public void ResumeLine()
    {
        EndLine();
        Line.AppendVerbatim(_suspended.Pop());
    }

    /// <summary>Adds what another reader made.</summary>
    public void AddAll(IEnumerable<SourceBlock> blocks)
    {
        foreach (var block in blocks)
        {
            HasText |= block is SourceTable || (block is SourceParagraph { Text: var text } && !string.IsNullOrWhiteSpace(text));
            Add(block);
        }
    }

    public void Add(SourceBlock block)
    {
        if (_tables.TryPeek(out var table))
        {
            if (table.Cell is { } cell)
            {
                cell.Blocks.Add(block);
            }
            else
            {
                table.Before.Add(block);
            }
        }
        else
        {
            _blocks.Add(block);
        }

        if (_blocks.Count > _limits.Blocks || _paragraphs > _limits.Blocks)
        {
            throw new SourceRefusedException(SourceRefusals.TooManyBlocks);
        }
    }

    public void BeginTable()
    {
        EndLine();
        if (_tables.Count >= _limits.Depth)
        {
            throw new SourceRefusedException(SourceRefusals.TooDeep);
        }

        _tables.Push(new TableDraft(_limits));
    }

    public void EndTable()
    {
        EndRow();
        var table = _tables.Pop();
        foreach (var block in table.Before)
        {
            Add(block);
        }

        foreach (var block in TableLayout.Resolve(table, ref _tableCount))
        {
            Add(block);
        }
    }

    public void BeginRow(bool isFooter = false)
    {
        EndRow();
        Table?.BeginRow(isFooter);
    }

    public void EndRow()
    {
        if (_tables.TryPeek(out var table))
        {
            EndCell();
            EndLine();
            _cells += table.EndRow();
            if (_cells > _limits.Cells)
            {
                throw new SourceRefusedException(SourceRefusals.TooManyCells);
            }
        }
    }

    public void EndGroup()
    {
        EndRow();
        Table?.EndGroup();
    }

    public CellDraft? BeginCell()
    {
        if (_tables.TryPeek(out var table))
        {
            EndCell();
            EndLine();
            return table.BeginCell();
        }

        return null;
    }

    public void EndCell()
    {
        if (_tables.TryPeek(out var table) && table.Cell is not null)
        {
            EndLine();
            table.Cell = null;
        }
    }
}
