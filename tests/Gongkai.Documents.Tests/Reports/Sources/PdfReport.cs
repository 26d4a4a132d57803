using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Tests.Reports.Sources;

/// <summary>年报样张 — an invented report laid out on paper in a way drawn from a seed, with the cells that stand on it.</summary>
public sealed class PdfReport
{
    private const float Left = 60;
    private const float Right = 535;
    private const float Foot = 770;
    private readonly Random _random;
    private readonly PdfPaper _paper = new();
    private readonly float _size;
    private readonly float _step;
    private readonly bool _isRuled;
    private readonly bool _isBar;
    private readonly bool _repeatsHead;
    private readonly float _blanks;
    private float _y;

    private PdfReport(int seed, bool isRuled)
    {
        _random = new Random(seed);
        _isRuled = isRuled;
        _size = 8 + (_random.Next(6) * 0.5f);
        _step = _size * (1.15f + (_random.NextSingle() * 0.4f));
        _isBar = _random.Next(2) == 0;
        _repeatsHead = _random.Next(2) == 0;
        _blanks = _random.Next(3) * 0.35f;
    }

    /// <summary>Printed values by the label of their row; those of table four by its section.</summary>
    public Dictionary<string, string[]> Values { get; } = [];

    public byte[] Content { get; private set; } = [];

    public static PdfReport Of(int seed, bool isRuled)
    {
        var report = new PdfReport(seed, isRuled);
        report.Build();
        return report;
    }

    private void Build()
    {
        NewPage();
        Prose("云栖市虚构局2023年政府信息公开工作年度报告", 16, 120);
        _y += 10 + _random.Next(500);
        Prose("三、收到和处理政府信息公开申请情况", 12, Left);
        Matrix();
        Prose("四、政府信息公开行政复议、行政诉讼情况", 12, Left);
        Sides();
        Prose("五、存在的主要问题及改进情况", 12, Left);
        Prose("队伍建设还需加强。", 12, Left + 24);
        Content = _paper.ToBytes();
    }

    private void NewPage()
    {
        _paper.AddPage();
        _paper.Centered(0, PdfPaper.Width, 805, 9, $"— {_paper.Pages} —");
        _y = 60 + _random.Next(20);
    }

    private void Prose(string text, float size, float x)
    {
        if (_y + 40 > Foot)
        {
            NewPage();
        }

        _paper.Text(x, _y + 12, size, text);
        _y += 30;
    }

    private void Matrix()
    {
        var table = ReportFormats.Shipped.Find(_random.Next(2) == 0 ? "2019" : "2021")!.Table("part3");
        float[] widths = [_size * (2.5f + (2 * _random.NextSingle())), _size * (4 + _random.NextSingle()), _size * (7 + (5 * _random.NextSingle()))];
        var first = Left + widths.Sum();
        List<float> xs = [Left, Left + widths[0], Left + widths[0] + widths[1], first];
        xs.AddRange(Enumerable.Range(1, 7).Select(column => first + (column * (Right - first) / 7)));
        Head(table, xs);
        foreach (var row in table.Rows)
        {
            var values = Enumerable.Range(0, 7).Select(_ => Value()).ToArray();
            Values[row.Label] = values;
            var level = row.Group is not null ? 2 : row.Label[0] is '一' or '二' or '四' ? 0 : 1;
            var lines = Wrap(row.Label, xs[3] - xs[level] - 4);
            var height = (lines.Count * _step) + 6;
            if (_y + height > Foot)
            {
                NewPage();
                if (_repeatsHead)
                {
                    Head(table, xs);
                }
            }

            for (var i = 0; i < lines.Count; i++)
            {
                _paper.Text(xs[level] + 2, _y + 3 + ((i + 0.5f) * _step), _size, lines[i]);
            }

            var group = table.Groups.FirstOrDefault(one => one.Id == row.Group);
            if (group is not null && table.Rows.First(one => one.Group == group.Id) == row)
            {
                Stack(Wrap(group.Label, xs[2] - xs[1] - 4), xs[1], xs[2], _y + 3);
            }

            Row(values, xs, 3, height, level);
        }

        _y += 20;
    }

    private void Head(TableFormat table, List<float> xs)
    {
        var heads = table.Rows[0].Columns.Select(column => Wrap(column.Label, xs[4] - xs[3] - 4)).ToList();
        var height = (heads.Max(head => head.Count) * _step) + 6;
        if (_y + height + (4 * _step) > Foot)
        {
            NewPage();
        }

        for (var i = 0; i < heads.Count; i++)
        {
            Stack(heads[i], xs[3 + i], xs[4 + i], _y + 3 + ((height - 6 - (heads[i].Count * _step)) / 2));
        }

        Row([], xs, 3, height, 0);
    }

    private void Sides()
    {
        var table = ReportFormats.Shipped.Find("2021")!.Table("part4");
        var heads = table.Rows.SelectMany(row => row.Columns).Select(column => column.Label).ToList();
        var xs = Enumerable.Range(0, 16).Select(column => Left + (column * (Right - Left) / 15)).ToList();
        var columns = heads.Select(head => Wrap(head, xs[1] - xs[0] - 4)).ToList();
        var height = (columns.Max(column => column.Count) * _step) + 6;
        if (_y + height + 40 > Foot)
        {
            NewPage();
        }

        for (var i = 0; i < 15; i++)
        {
            Stack(columns[i], xs[i], xs[i + 1], _y + 3);
        }

        Row([], xs, 0, height, 0);
        var values = Enumerable.Range(0, 15).Select(_ => Value()).ToArray();
        values[4] = "7";
        Values["四"] = values;
        Row(values, xs, 0, _step + 6, 0);
        _y += 20;
    }

    // One row: its figures in the middle of its height, its borders, and the step to the next.
    private void Row(string[] values, List<float> xs, int offset, float height, int level)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _paper.Centered(xs[offset + i], xs[offset + i + 1], _y + (height / 2), _size, values[i]);
        }

        if (_isRuled)
        {
            var from = xs[offset == 0 ? 0 : level];
            Rule(from, _y, xs[^1], _y);
            Rule(from, _y + height, xs[^1], _y + height);
            for (var i = 0; i < xs.Count; i++)
            {
                if (offset == 0 || i <= level || i >= offset)
                {
                    Rule(xs[i], _y, xs[i], _y + height);
                }
            }
        }

        _y += height;
    }

    private void Rule(float x0, float y0, float x1, float y1)
    {
        if (_isBar)
        {
            _paper.Bar(x0, y0, x1, y1);
        }
        else
        {
            _paper.Line(x0, y0, x1, y1);
        }
    }

    private void Stack(List<string> lines, float left, float right, float top)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            _paper.Centered(left, right, top + ((i + 0.5f) * _step), _size, lines[i]);
        }
    }

    private List<string> Wrap(string text, float width)
    {
        var lines = new List<string> { "" };
        foreach (var c in text)
        {
            if (PdfPaper.WidthOf(lines[^1] + c, _size) > width && lines[^1].Length > 0)
            {
                lines.Add("");
            }

            lines[^1] += c;
        }

        return lines;
    }

    private string Value() => _random.NextSingle() < _blanks ? "" : _random.Next(8) switch
    {
        0 => "/",
        1 => "12",
        2 => "305",
        3 => _random.Next(3000).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => _random.Next(10).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
