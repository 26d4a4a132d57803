using System.Globalization;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Requests;

/// <summary>台账筛选 — the filter of the ledger as it stands in the address.</summary>
internal static class LedgerFilters
{
    internal static Filters Bar(HttpRequest request, HandlingChoices handling) => new(request,
    [
        new Filter("q", "编号、标题、内容，或者申请人全名") { IsWide = true },
        new Filter("from", "收件起") { Type = "date" }, new Filter("to", "收件止") { Type = "date" },
        new Filter("ended", "办结") { Choices = [new Choice("0", "在办"), new Choice("1", "已办结")] },
        new Filter("state", "状态") { Choices = RequestChoices.ByCode(RequestStates.List), IsRare = true },
        new Filter("outcome", "办理结果") { Choices = [.. Outcomes.All.Select(entry => new Choice(entry.Code, entry.Name))], IsRare = true },
        new Filter("applicant", "申请人类别") { Choices = RequestChoices.ByCode(ApplicantKinds.List), IsRare = true },
        new Filter("channel", "收到方式") { Choices = RequestChoices.ByCode(SubmissionChannels.List), IsRare = true },
        new Filter("unit", "承办处室") { Choices = handling.Units, IsRare = true },
    ]);

    internal static LedgerQuery Of(HttpRequest request)
    {
        string Value(string name) => request.Query[name].ToString();
        DateOnly? Day(string name) => DateOnly.TryParseExact(Value(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return new LedgerQuery
        {
            Text = Value("q"),
            SubmittedFrom = Day("from"),
            SubmittedTo = Day("to"),
            IsEnded = Value("ended") switch { "1" => true, "0" => false, _ => null },
            State = RequestChoices.Find(RequestStates.List, Value("state")),
            Outcome = Outcomes.Find(Value("outcome"))?.Outcome,
            ApplicantKind = RequestChoices.Find(ApplicantKinds.List, Value("applicant")),
            Channel = RequestChoices.Find(SubmissionChannels.List, Value("channel")),
            UnitId = Guid.TryParse(Value("unit"), out var unit) ? unit : null,
        };
    }
}
