using Gongkai.App.Reports.Batches;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Reports;

/// <summary>批次灯 — how states of batches and their files look.</summary>
public static class BatchLamps
{
    public static Lamp Of(BatchState state) => state switch
    {
        BatchState.Running => new Lamp(LampColor.Blue, "读取中"),
        BatchState.Stopped => new Lamp(LampColor.Orange, "已停止"),
        _ => new Lamp(LampColor.Green, "已读完"),
    };

    public static Lamp Of(BatchFileState state) => state switch
    {
        BatchFileState.Waiting => new Lamp(LampColor.Grey, "待读取"),
        BatchFileState.Filed => new Lamp(LampColor.Green, "已收"),
        BatchFileState.Unsettled => new Lamp(LampColor.Orange, "待人工确认"),
        BatchFileState.Confirmed => new Lamp(LampColor.Green, "人工确认收下"),
        _ => new Lamp(LampColor.Grey, "不收"),
    };
}
