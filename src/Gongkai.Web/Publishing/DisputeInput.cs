using Gongkai.Domain.Publications;

namespace Gongkai.Web.Publishing;

/// <summary>公开属性异议表单 — the class that somebody thinks right, with reason and provision.</summary>
public sealed class DisputeInput
{
    public DisclosureClass Class { get; set; }

    public string? Reason { get; set; }

    public string? Provision { get; set; }

    public DateOnly? ReassessOn { get; set; }

    public DisclosureDecision ToDecision() => new(Class, Reason ?? "", Provision ?? "", ReassessOn);
}
