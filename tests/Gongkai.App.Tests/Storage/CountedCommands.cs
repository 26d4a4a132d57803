using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gongkai.App.Tests.Storage;

/// <summary>How many commands went to the database from where this was made; other tests that run beside it are not counted.</summary>
internal sealed class CountedCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<StrongBox<int>?> s_counted = new();

    private readonly StrongBox<int> _own = new();
    private readonly List<IDisposable> _subscriptions = [];

    internal CountedCommands()
    {
        s_counted.Value = _own;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    internal int Count => _own.Value;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && ReferenceEquals(s_counted.Value, _own))
        {
            _own.Value++;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
