namespace Gongkai.Domain;

/// <summary>条款 — the provision that a rule, a refusal or a decision rests on, as a lawyer cites it.</summary>
/// <param name="Source">Short name of the instrument, for example 条例 or 国办公开办函〔2021〕30号.</param>
/// <param name="Clause">Article and item, for example 第三十三条第二款; empty where the instrument as a whole is meant.</param>
public sealed record Provision(string Source, string Clause = "")
{
    /// <summary>An article of the Regulation (政府信息公开条例, 国令711号).</summary>
    public static Provision Regulation(string clause) => new("条例", clause);

    public override string ToString() => Clause.Length == 0 ? Source : $"{Source}{Clause}";
}
