using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Release.Pdf;

/// <summary>页面内容 — follows the drawing of one page or form: where text stands, what is painted over it, and which pieces of the content have to go.</summary>
internal sealed class PdfContent(PdfFile file, PdfForms forms, PdfPaint paint, PdfBox page)
{
    private const int DeepestForm = 12;
    private readonly Stack<PdfState> _saved = new();
    private readonly List<PdfBox> _boxes = [];
    private readonly List<(double X, double Y)> _points = [];
    private readonly List<PdfValue> _operands = [];
    private PdfState _state = new();
    private PdfMatrix _text = PdfMatrix.Identity;
    private PdfMatrix _line = PdfMatrix.Identity;
    private bool _isClipping;
    private bool _isRectangular = true;

    /// <summary>Text that stands in for what is shown.</summary>
    public List<string> Replacements { get; } = [];

    public List<string> Remarks { get; } = [];

    /// <returns>The content without what must go, or null where nothing has to.</returns>
    public byte[]? Follow(byte[] content, PdfDictionary? resources, PdfState start, int depth)
    {
        _state = start;
        var lexer = new PdfLexer(content);
        var edits = new List<(int Start, int End, byte[] Text)>();
        lexer.SkipBlanks();
        var from = lexer.Position;
        while (lexer.Next(hasReferences: false) is { } value)
        {
            if (value is not PdfToken token || IsOperand(token.Text))
            {
                _operands.Add(value);
                continue;
            }

            if (token.Text == "ID")
            {
                SkipImage(lexer);
                paint.Area(_state.Matrix.Box(0, 0, 1, 1).And(_state.Clip), _state.IsOpaque, isWhite: false);
            }
            else if (Operate(token.Text, resources, depth) is { } instead)
            {
                edits.Add((from, lexer.Position, Encoding.Latin1.GetBytes(instead)));
            }

            _operands.Clear();
            lexer.SkipBlanks();
            from = lexer.Position;
        }

        foreach (var (begin, end) in lexer.Comments)
        {
            Remarks.Add(Encoding.UTF8.GetString(content.AsSpan(begin, end - begin)));
            edits.Add((begin, end, []));
        }

        return edits.Count == 0 ? null : Apply(content, edits);
    }

    private static byte[] Apply(byte[] content, List<(int Start, int End, byte[] Text)> edits)
    {
        using var memory = new MemoryStream(content.Length);
        var at = 0;
        foreach (var (start, end, text) in edits.OrderBy(edit => edit.Start).ThenByDescending(edit => edit.End))
        {
            if (start < at)
            {
                continue;
            }

            memory.Write(content.AsSpan(at, start - at));
            memory.Write(text);
            at = end;
        }

        memory.Write(content.AsSpan(at));
        return memory.ToArray();
    }

    private static bool IsOperand(string text) => text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.') || text is "true" or "false" or "null";

    // The end of a picture in the content is a word of its own between blanks.
    private static void SkipImage(PdfLexer lexer)
    {
        for (var at = lexer.Position; at + 2 < lexer.Span.Length; at++)
        {
            if (lexer.Span[at] == 'E' && lexer.Span[at + 1] == 'I' && PdfLexer.IsBlank(lexer.Span[at - 1]) && PdfLexer.IsBlank(lexer.Span[at + 2]))
            {
                lexer.Position = at + 2;
                return;
            }
        }

        lexer.Position = lexer.Span.Length;
    }

    /// <returns>What takes the operator's place, or null where it stays.</returns>
    private string? Operate(string name, PdfDictionary? resources, int depth)
    {
        switch (name)
        {
            case "q":
                _saved.Push(_state);
                break;
            case "Q":
                _state = _saved.TryPop(out var saved) ? saved : _state;
                break;
            case "cm":
                _state = _state with { Matrix = PdfMatrix.Of(Numbers()).Then(_state.Matrix) };
                break;
            case "gs":
                _state = forms.WithGraphics(_state, file.Dictionary(Resource(resources, "ExtGState")));
                break;
            case "g" or "rg" or "k" or "sc" or "scn" or "cs":
                _state = _state with { IsWhite = IsWhite(name) };
                break;
            case "re" or "m" or "l" or "c" or "v" or "y" or "h":
                Path(name);
                break;
            case "W" or "W*":
                _isClipping = true;
                break;
            case "f" or "F" or "f*" or "B" or "B*" or "b" or "b*":
                Fill();
                break;
            case "S" or "s" or "n":
                EndPath();
                break;
            case "sh":
                paint.Area(_state.Clip, _state.IsOpaque, isWhite: false);
                break;
            case "Do":
                Draw(Resource(resources, "XObject"), depth);
                break;
            case "BDC" or "DP":
                return Property(name);
            default:
                return TextOperator(name, resources);
        }

        return null;
    }

    private string? TextOperator(string name, PdfDictionary? resources)
    {
        var numbers = Numbers();
        switch (name)
        {
            case "BT":
                _text = _line = PdfMatrix.Identity;
                break;
            case "Tf":
                _state = _state with { Font = forms.FontOf(Resource(resources, "Font")), Size = numbers.LastOrDefault() };
                break;
            case "Tc" or "Tw" or "Tz" or "TL" or "Ts" or "Tr":
                Setting(name, numbers.FirstOrDefault());
                break;
            case "Td" or "TD":
                _state = name == "TD" && numbers.Count > 1 ? _state with { Leading = -numbers[1] } : _state;
                Move(numbers.ElementAtOrDefault(0), numbers.ElementAtOrDefault(1));
                break;
            case "Tm":
                _text = _line = PdfMatrix.Of(numbers);
                break;
            case "T*":
                Move(0, -_state.Leading);
                break;
            case "'" or "\"":
                Move(0, -_state.Leading);
                return Show() is { } other ? $"T* {other}" : null;
            case "Tj" or "TJ":
                return Show();
        }

        return null;
    }

    private void Setting(string name, double value) => _state = name switch
    {
        "Tc" => _state with { SignGap = value },
        "Tw" => _state with { BlankGap = value },
        "Tz" => _state with { Stretch = value / 100 },
        "TL" => _state with { Leading = value },
        "Ts" => _state with { Rise = value },
        _ => _state with { Rendering = (int)value },
    };

    private void Move(double x, double y) => _text = _line = new PdfMatrix(1, 0, 0, 1, x, y).Then(_line);

    // Text that nobody can see is replaced by the step it makes, so that what follows stays in its place.
    private string? Show()
    {
        var places = new List<(double X, double Y)>();
        var advance = 0.0;
        foreach (var item in _operands.LastOrDefault() is PdfArray list ? list.Items : [.. _operands.Where(operand => operand is PdfString).TakeLast(1)])
        {
            if (item is PdfToken token && double.TryParse(token.Text, CultureInfo.InvariantCulture, out var step))
            {
                advance -= step / 1000 * _state.Size * _state.Stretch;
            }

            foreach (var (width, isBlank) in item is PdfString text ? (_state.Font ?? PdfForms.NoFont).Signs(text.Bytes) : [])
            {
                var whole = ((width * _state.Size) + _state.SignGap + (isBlank ? _state.BlankGap : 0)) * _state.Stretch;
                var place = new PdfMatrix(1, 0, 0, 1, advance + (width * _state.Size * _state.Stretch / 2), (0.3 * _state.Size) + _state.Rise).Then(_text).Then(_state.Matrix).Point(0, 0);
                if (!isBlank)
                {
                    places.Add(place);
                }

                advance += whole;
            }
        }

        var scale = _text.Then(_state.Matrix);
        var height = Math.Abs(_state.Size) * Math.Max(Math.Abs(scale.D), Math.Abs(scale.B));
        var isHidden = places.Count > 0 && (_state.Rendering is 3 or 7 || height < 1 || places.TrueForAll(place => !page.And(_state.Clip).Has(place.X, place.Y))
            || (_state.IsWhite && _state.Rendering is 0 or 4 && places.TrueForAll(place => !paint.IsOnGround(place.X, place.Y))));
        _text = new PdfMatrix(1, 0, 0, 1, advance, 0).Then(_text);
        if (!isHidden)
        {
            places.ForEach(place => paint.Sign(place.X, place.Y));
            return null;
        }

        paint.Invisible += places.Count;
        var unit = _state.Size * _state.Stretch;
        return unit == 0 ? "[] TJ" : string.Create(CultureInfo.InvariantCulture, $"[{-advance * 1000 / unit:0.###}] TJ");
    }

    private void Path(string name)
    {
        var numbers = Numbers();
        if (name == "re" && numbers.Count >= 4)
        {
            _boxes.Add(_state.Matrix.Box(numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3]));
            return;
        }

        _isRectangular &= name is "m" or "l" or "h";
        if (name is "m" && _points.Count > 0)
        {
            ClosePolygon();
        }

        if (numbers.Count >= 2)
        {
            _points.Add(_state.Matrix.Point(numbers[^2], numbers[^1]));
        }
    }

    private void ClosePolygon()
    {
        // A box drawn line by line; other shapes cover less than the box around them and are left out.
        if (_isRectangular && _points.Count is 4 or 5 && _points.Take(4).All(point => _points.Take(4).Count(other => Math.Abs(other.X - point.X) < 0.5) == 2))
        {
            _boxes.Add(new PdfBox(_points.Min(point => point.X), _points.Min(point => point.Y), _points.Max(point => point.X), _points.Max(point => point.Y)));
        }

        _points.Clear();
        _isRectangular = true;
    }

    private void Fill()
    {
        ClosePolygon();
        _boxes.ForEach(box => paint.Area(box.And(_state.Clip), _state.IsOpaque, _state.IsWhite));
        EndPath();
    }

    private void EndPath()
    {
        ClosePolygon();
        if (_isClipping && _boxes.Count == 1)
        {
            _state = _state with { Clip = _state.Clip.And(_boxes[0]) };
        }

        _isClipping = false;
        _boxes.Clear();
    }

    private void Draw(PdfValue? reference, int depth)
    {
        if (file.Dictionary(reference) is not { } drawn)
        {
            return;
        }

        forms.Used.Add((reference as PdfReference)?.Number ?? 0);
        if (drawn.Name("Subtype") == "Image")
        {
            var isSolid = _state.IsOpaque && drawn["SMask"] is null && drawn["Mask"] is null && file.Resolve(drawn["ImageMask"]) is not PdfToken { Text: "true" };
            paint.Area(_state.Matrix.Box(0, 0, 1, 1).And(_state.Clip), isSolid, isWhite: false);
        }
        else if (depth < DeepestForm && file.Filters.Decode(drawn) is { } content)
        {
            var inner = new PdfContent(file, forms, paint, page);
            var matrix = drawn["Matrix"] is { } own ? PdfMatrix.Of(file.Numbers(own)) : PdfMatrix.Identity;
            var edited = inner.Follow(content, file.Dictionary(drawn["Resources"]), _state with { Matrix = matrix.Then(_state.Matrix) }, depth + 1);
            Replacements.AddRange(inner.Replacements);
            Remarks.AddRange(inner.Remarks);
            if (edited is not null)
            {
                forms.Edited[drawn] = edited;
            }
        }
        else
        {
            throw new ReleaseHeldException(ReleaseRefusals.TooMuchInside);
        }
    }

    private string? Property(string name)
    {
        if (_operands.LastOrDefault() is not PdfDictionary properties || !properties.Entries.Remove("ActualText", out var text))
        {
            return null;
        }

        Replacements.Add((text as PdfString)?.Text ?? "");
        return $"{Encoding.Latin1.GetString(PdfWriter.Serialize(_operands[0]))} {Encoding.Latin1.GetString(PdfWriter.Serialize(properties))} {name}";
    }

    private bool IsWhite(string name)
    {
        var numbers = Numbers();
        return numbers.Count > 0 && _operands.TrueForAll(operand => operand is PdfToken) && (name == "k" || (name is "sc" or "scn" && numbers.Count == 4) ? numbers.TrueForAll(number => number <= 0.04) : numbers.TrueForAll(number => number >= 0.96));
    }

    private List<double> Numbers() =>
        [.. _operands.OfType<PdfToken>().Select(token => double.TryParse(token.Text, CultureInfo.InvariantCulture, out var number) ? number : 0)];

    private PdfValue? Resource(PdfDictionary? resources, string kind) =>
        _operands.OfType<PdfName>().FirstOrDefault() is { } name ? file.Dictionary(resources?[kind])?[name.Text] : null;
}
