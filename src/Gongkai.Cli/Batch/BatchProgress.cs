using Spectre.Console;

namespace Gongkai.Cli.Batch;

/// <summary>进度 — how far a batch has come: a bar on a terminal, a plain line now and then elsewhere; always on standard error.</summary>
internal sealed class BatchProgress(Surroundings surroundings, int total)
{
    private static readonly TimeSpan s_betweenLines = TimeSpan.FromSeconds(5);
    private readonly long _startedAt = surroundings.Clock.GetTimestamp();
    private long _lastLineAt = surroundings.Clock.GetTimestamp();
    private int _done;
    private ProgressTask? _bar;

    internal TimeSpan Elapsed => surroundings.Clock.GetElapsedTime(_startedAt);

    internal double Rate => _done / Math.Max(Elapsed.TotalSeconds, 0.001);

    internal void Around(Action work)
    {
        if (!surroundings.ErrorIsTerminal)
        {
            work();
            return;
        }

        surroundings.CreateErrorConsole().Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                _bar = context.AddTask(State(), maxValue: Math.Max(total, 1));
                work();
                _bar.Description = State();
            });
    }

    internal void Advance()
    {
        _done++;
        if (_bar is not null)
        {
            _bar.Value = _done;
            _bar.Description = State();
        }
        else if (surroundings.Clock.GetElapsedTime(_lastLineAt) >= s_betweenLines)
        {
            _lastLineAt = surroundings.Clock.GetTimestamp();
            surroundings.Error.WriteLine(State());
        }
    }

    private string State() => BatchTexts.Progress(_done, total, Rate, Remaining());

    private TimeSpan? Remaining() => _done == 0 ? null : TimeSpan.FromSeconds((total - _done) / Rate);
}
