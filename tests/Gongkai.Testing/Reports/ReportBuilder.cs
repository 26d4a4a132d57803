using Gongkai.Domain.Reports;

namespace Gongkai.Testing.Reports;

/// <summary>Builds an annual report in any known format: complete, plain and without a finding unless a test changes something.</summary>
/// <remarks>Every cell starts as a printed zero; money without a unit in its head starts as 0万元.</remarks>
public sealed class ReportBuilder
{
    private readonly ReportFormats _formats;
    private readonly SortedDictionary<string, TableBuilder> _tables = new(StringComparer.Ordinal);
    private readonly List<ReportSection> _sections = [];
    private readonly List<Unreadable> _unreadable = [];
    private readonly List<LayoutNote> _notes = [];
    private string? _organ = "云泽市数据管理局";
    private OrganKind? _kind = OrganKind.MunicipalDepartment;
    private int? _year;
    private string? _title;
    private bool _hasOwnTitle;
    private string? _preface;
    private SignOff? _signOff;
    private bool _hasOwnSignOff;

    private ReportBuilder(ReportFormats formats, string formatId)
    {
        _formats = formats;
        var format = formats.Find(formatId) ?? throw new ArgumentException($"No format {formatId}.", nameof(formatId));
        _year = Math.Max(format.FirstYear, Math.Min(format.LastYear ?? format.FirstYear + 4, format.FirstYear + 4));
        foreach (var table in format.Tables)
        {
            _tables[table.Id] = new TableBuilder(table);
        }

        foreach (var section in format.Sections)
        {
            _sections.Add(new ReportSection(section.Number, section.Heading, DefaultText(section.Number),
                SourcePlace.OfText(section.Number * 100, 1)));
        }
    }

    /// <summary>A report of 2020 ("2019") or 2025 ("2021"), or of the first to fifth year of another format.</summary>
    public static ReportBuilder For(string formatId, ReportFormats? formats = null) => new(formats ?? ReportFormats.Shipped, formatId);

    public ReportBuilder Organ(string? name, OrganKind? kind = null)
    {
        _organ = name;
        _kind = kind;
        return this;
    }

    public ReportBuilder Year(int? year)
    {
        _year = year;
        return this;
    }

    public ReportBuilder Title(string? title)
    {
        _title = title;
        _hasOwnTitle = true;
        return this;
    }

    public ReportBuilder Preface(string text)
    {
        _preface = text;
        return this;
    }

    public ReportBuilder SignOff(string? organ, DateOnly? date)
    {
        _signOff = new SignOff(organ, date);
        _hasOwnSignOff = true;
        return this;
    }

    public ReportBuilder WithoutSignOff()
    {
        _signOff = null;
        _hasOwnSignOff = true;
        return this;
    }

    public ReportBuilder Heading(int section, string? heading) => Change(section, old => old with { Heading = heading });

    public ReportBuilder Text(int section, string text) => Change(section, old => old with { Text = text });

    public ReportBuilder Place(int section, SourcePlace place) => Change(section, old => old with { Place = place });

    public ReportBuilder WithoutSection(int section) => Change(section, old => old with { Heading = null, Text = "", Place = SourcePlace.None });

    /// <summary>Replaces one table by that of another format, all zeros.</summary>
    public ReportBuilder TableOf(string tableId, string formatId)
    {
        _tables[tableId] = new TableBuilder(_formats.Find(formatId)!.Table(tableId));
        return this;
    }

    public ReportBuilder WithoutTable(string tableId)
    {
        _tables.Remove(tableId);
        return this;
    }

    /// <summary>Prints values into a row from the left: Row("part3.granted", 1, 0, 0, 0, 0, 0, 1).</summary>
    public ReportBuilder Row(string address, params ReadOnlySpan<long> values)
    {
        var (table, path) = Split(address);
        table.SetRow(path, values);
        return this;
    }

    /// <summary>Prints a number into a cell: Count("part3.granted.total", 5).</summary>
    public ReportBuilder Count(string address, long value) => Cell(address, value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Prints a text into a cell: Cell("part3.granted.total", "/").</summary>
    public ReportBuilder Cell(string address, string printed)
    {
        var (table, path) = Split(address);
        table.Set(path, printed);
        return this;
    }

    /// <summary>Leaves a table, a row or a cell blank.</summary>
    public ReportBuilder Blank(string address)
    {
        var (table, path) = Split(address);
        table.Print(path, "");
        return this;
    }

    /// <summary>Makes a table, row or cell unreadable and says so in the report.</summary>
    public ReportBuilder Unread(string address, string reason = "order-lost")
    {
        var (table, path) = Split(address);
        table.Remove(path);
        return Note(new Unreadable(address, reason, $"{address}不能确定。", SourcePlace.None));
    }

    public ReportBuilder Note(Unreadable unreadable)
    {
        _unreadable.Add(unreadable);
        return this;
    }

    public ReportBuilder Note(LayoutNoteKind kind, string where, string detail)
    {
        _notes.Add(new LayoutNote(kind, where, detail, SourcePlace.None));
        return this;
    }

    public AnnualReport Build() => new()
    {
        Organ = _organ,
        OrganKind = _kind,
        Year = _year,
        Title = _hasOwnTitle ? _title : $"{_organ}{_year}年政府信息公开工作年度报告",
        SignOff = _hasOwnSignOff ? _signOff : new SignOff(_organ, _year is { } year ? new DateOnly(year + 1, 1, 20) : null),
        Preface = _preface ?? $"本报告中所列数据的统计期限自{_year}年1月1日起至{_year}年12月31日止。",
        Sections = [.. _sections],
        Tables = [.. _tables.Values.Select(table => table.Build())],
        Unreadable = [.. _unreadable],
        LayoutNotes = [.. _notes],
    };

    private static string DefaultText(int section) => section switch
    {
        1 => "（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）政府信息公开平台建设。（五）监督保障。",
        5 => "主要问题是更新不够及时，下一步将逐栏目明确责任人。",
        6 => "本年度未收取信息处理费。",
        _ => "",
    };

    private ReportBuilder Change(int section, Func<ReportSection, ReportSection> change)
    {
        _sections[section - 1] = change(_sections[section - 1]);
        return this;
    }

    private (TableBuilder Table, string Path) Split(string address)
    {
        var dot = address.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (_tables[address], "") : (_tables[address[..dot]], address[(dot + 1)..]);
    }
}
