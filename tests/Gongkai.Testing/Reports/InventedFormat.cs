using System.Text;
using Gongkai.Domain.Reports;

namespace Gongkai.Testing.Reports;

/// <summary>A format that nobody has written code for: two rows of new requests, three columns, an own table four.</summary>
public static class InventedFormat
{
    private const string Json = """
        {
          "id": "2031", "name": "2031年格式（设想）", "basis": {"source": "设想"}, "firstYear": 2031,
          "sections": [
            {"number": 1, "heading": "一、总体情况"}, {"number": 2, "heading": "二、主动公开"}, {"number": 3, "heading": "三、依申请公开"},
            {"number": 4, "heading": "四、复议诉讼"}, {"number": 5, "heading": "五、问题"}, {"number": 6, "heading": "六、其他"}
          ],
          "tables": [
            {"id": "part2", "section": 2, "layout": "blocks",
             "columns": [{"id": "issued", "label": "制发"}, {"id": "repealed", "label": "废止"}, {"id": "inForce", "label": "有效"}],
             "rows": [{"path": "documents", "label": "文件"}, {"path": "governmentRules", "label": "规章"}]},
            {"id": "part3", "section": 3, "layout": "matrix",
             "columns": [{"id": "person", "label": "个人"}, {"id": "body", "label": "单位"}, {"id": "all", "label": "合计", "kind": "total"}],
             "rows": [
               {"path": "online", "label": "网上新收", "role": "newReceived"}, {"path": "paper", "label": "书面新收", "role": "newReceived"},
               {"path": "open", "label": "上年结转", "role": "carriedIn"}, {"path": "given", "label": "公开", "role": "outcome"},
               {"path": "refused", "label": "不公开", "role": "outcome"}, {"path": "done", "label": "办结", "role": "outcomeTotal"},
               {"path": "left", "label": "结转", "role": "carriedOut"}]},
            {"id": "part4", "section": 4, "layout": "sideBySide",
             "columns": [{"id": "won", "label": "胜"}, {"id": "lost", "label": "败"}, {"id": "all", "label": "合计", "kind": "total"}],
             "rows": [{"path": "review", "label": "复议"}, {"path": "suit", "label": "诉讼"}]}
          ],
          "rules": ["A22", "A23"]
        }
        """;

    /// <summary>The shipped formats and this one.</summary>
    public static ReportFormats Formats { get; } = ReportFormats.Shipped.With(ReportFormats.Parse(Encoding.UTF8.GetBytes(Json)));
}
