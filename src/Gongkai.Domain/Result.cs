using System.Diagnostics.CodeAnalysis;

namespace Gongkai.Domain;

/// <summary>结果 — a value, or the refusal that stands in its place; never both, never neither.</summary>
public readonly struct Result<T>
    where T : notnull
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    /// <exception cref="InvalidOperationException">The result is a refusal; ask <see cref="Succeeded"/> first.</exception>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return Refusal is null;
    }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
