using System.Collections.Frozen;

namespace Gongkai.Domain;

/// <summary>代码表 — one table a list: every member has exactly one row, and no code stands twice.</summary>
public sealed class CodeList<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, CodeEntry<T>> _byMember;
    private readonly FrozenDictionary<string, CodeEntry<T>> _byCode;

    /// <exception cref="ArgumentException">A member or a code stands twice, or a member has no row.</exception>
    public CodeList(params IReadOnlyList<CodeEntry<T>> entries)
    {
        Entries = entries;
        _byMember = entries.ToDictionary(entry => entry.Member).ToFrozenDictionary();
        _byCode = entries.ToDictionary(entry => entry.Code, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
        if (_byMember.Count != Enum.GetValues<T>().Length)
        {
            throw new ArgumentException($"{typeof(T).Name} has a member without a row.", nameof(entries));
        }
    }

    /// <summary>The rows in the order in which people see them.</summary>
    public IReadOnlyList<CodeEntry<T>> Entries { get; }

    public CodeEntry<T> this[T member] => _byMember[member];

    /// <summary>The row with a stored code; null where no row has it.</summary>
    public CodeEntry<T>? Find(string code) => _byCode.GetValueOrDefault(code);
}

/// <summary>代码 — one row of a code list.</summary>
/// <param name="Member">The member.</param>
/// <param name="Code">Text that is stored; stable for ever.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Basis">The provision it rests on, where there is one.</param>
/// <param name="ReportKey">Row path or column id in the annual report, where it has one.</param>
public sealed record CodeEntry<T>(T Member, string Code, string Name, Provision? Basis = null, string? ReportKey = null)
    where T : struct, Enum;
