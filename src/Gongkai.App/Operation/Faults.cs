namespace Gongkai.App.Operation;

/// <summary>故障说明 — what a failed task says of itself, with personal data masked.</summary>
internal static class Faults
{
    private const int Longest = 500;

    internal static string? Of(Task task)
    {
        if (task.Exception?.InnerException is not { } fault)
        {
            return null;
        }

        var text = PersonalTraces.Masked(fault.InnerException is { } cause ? $"{fault.GetType().Name}: {fault.Message} ({cause.Message})" : $"{fault.GetType().Name}: {fault.Message}");
        return text.Length > Longest ? text[..Longest] : text;
    }
}
