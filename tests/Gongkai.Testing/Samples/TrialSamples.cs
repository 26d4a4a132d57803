using Gongkai.Testing.Layouts;

namespace Gongkai.Testing.Samples;

/// <summary>样本：2019年试行格式 — reports on the trial tables, among them one that came three years too late.</summary>
public static class TrialSamples
{
    private static SampleFigures Figures => new("2019", "2019");

    public static IReadOnlyList<SampleReport> All { get; } =
    [
        new()
        {
            FileName = "broken-sum-2019.txt",
            Organ = "岚汀市工业和信息化局",
            Year = 2020,
            ProactiveFormat = "2019",
            RequestFormat = "2019",
            Figures = Figures
                .Row("part2.art20_1.normativeDocuments", 2, 2, 15)
                .Row("part2.art20_5.administrativeLicense", 4, 0, 31)
                .Row("part2.art20_6.administrativePenalty", 26, -3, 5)
                .Row("part2.art20_9.centralProcurement", 3, "46.2万元")
                .Row("part3.newReceived", 5, 0, 0, 0, 0, 0)
                .Row("part3.carriedIn", 3, 0, 0, 0, 0, 0)
                .Row("part3.granted", 4, 0, 0, 0, 0, 0)
                .Row("part3.unableNotHeld", 1, 0, 0, 0, 0, 0)
                .AddUpResults()
                .Row("part3.carriedOut", 2, 0, 0, 0, 0, 0)
                .ZerosAsBlanks("part3", "part4"),
            Prose =
            [
                "现将岚汀市工业和信息化局2020年政府信息公开工作情况报告如下，统计期限为2020年1月1日至2020年12月31日。",
                """
                （一）围绕复工复产公开政策。汇编惠企政策并逐条注明申报条件和联系科室，在门户网站设专栏供企业下载。
                （二）规范办理申请。收到政府信息公开申请5件，均由自然人提出，办结5件。
                （三）健全发布审核。信息发布前由科室负责人、办公室、分管领导依次审核。
                """,
                "", "", "",
                """
                一年来的主要问题是政策解读以文字为主，图表、问答较少；企业反映查找往年文件不便。
                2021年，将对新出台的惠企政策同步制作问答，并按年份和行业整理历史文件。
                """,
                "无其他需要报告的事项。",
            ],
            SignedOn = new DateOnly(2021, 1, 21),
            Write = TextWriters.CellLines,
            Findings = [new SampleFinding("B02", "error", "part3.naturalPerson"), new SampleFinding("B02", "error", "part3.total")],
        },
        new()
        {
            FileName = "surplus-values-2019.txt",
            Organ = "漱湖县水务局",
            Year = 2020,
            ProactiveFormat = "2019",
            RequestFormat = "2019",
            Figures = Figures
                .Row("part2.art20_5.administrativeLicense", 11, 0, 58)
                .Row("part2.art20_6.administrativePenalty", 63, 0, 4)
                .Row("part2.art20_9.centralProcurement", 5, "0.0128亿元")
                .Row("part3.newReceived", 2, 0, 0, 0, 0, 0)
                .Row("part3.granted", 2, 0, 0, 0, 0, 0)
                .AddUpResults(),
            Prose =
            [
                "根据《中华人民共和国政府信息公开条例》要求，编制漱湖县水务局2020年政府信息公开工作年度报告，数据统计期限为2020年1月1日至2020年12月31日。",
                """
                （一）主动公开。汛期每日公布水库水位，枯水期公布应急供水点。
                （二）依申请公开。全年收到申请2件，内容为河道采砂许可，已按期答复。
                （三）监督保障。办公室每季度通报各站所信息报送情况。
                """,
                "", "", "",
                "站所之间报送信息数量差别较大，水质信息公开不够连续。2021年起按月公布饮用水水源水质，缺报的次月通报。",
                "",
            ],
            SignedOn = new DateOnly(2021, 1, 12),
            Write = TextWriters.TabRows(Covered.Empty, Spanned.Squeezed),
            Change = page =>
            {
                PageChanges.MissingLastPart(page);
                Changes.SurplusZeros(page);
            },
            Style = PrintStyle.Plain with { LineEnd = "\r\n", Encoding = TextEncoding.Gb18030 },
            Findings =
            [
                new SampleFinding("S01", "error", "document"),
                new SampleFinding("S04", "warning", "part3.notHandledExcessive,part3.notHandledConfirmOrReissue,part3.carriedOut"),
            ],
        },
        new()
        {
            FileName = "clean-2019.csv",
            Organ = "朔屏市市场监督管理局",
            Year = 2019,
            ProactiveFormat = "2019",
            RequestFormat = "2019",
            Figures = Figures
                .Row("part2.art20_1.normativeDocuments", 4, 4, 22)
                .Row("part2.art20_5.administrativeLicense", 19, -2, 8841)
                .Row("part2.art20_5.otherExternalServices", 36, 1, 402)
                .Row("part2.art20_6.administrativePenalty", 318, 6, 1175)
                .Row("part2.art20_6.administrativeCompulsion", 14, 0, 9)
                .Row("part2.art20_8.administrativeCharge", 1, 0)
                .Row("part2.art20_9.centralProcurement", 17, "1325400元")
                .Row("part3.newReceived", 24, 11, 0, 1, 3, 0)
                .Row("part3.granted", 13, 6, 0, 1, 2, 0)
                .Row("part3.partiallyGranted", 3, 2, 0, 0, 0, 0)
                .Row("part3.deniedThirdPartyRights", 2, 1, 0, 0, 0, 0)
                .Row("part3.unableNotHeld", 4, 1, 0, 0, 1, 0)
                .AddUpResults()
                .Row("part3.carriedOut", 2, 1, 0, 0, 0, 0)
                .Row("part4.reconsideration", 2, 0, 0, 1),
            Prose =
            [
                "本报告按照《中华人民共和国政府信息公开条例》编制，统计期限为2019年1月1日至2019年12月31日。",
                """
                （一）主动公开。食品安全抽检结果每周公布，全年公布52期；不合格产品的下架、召回情况随后公布。
                （二）依申请公开。收到政府信息公开申请39件，其中自然人24件、商业企业11件、社会公益组织1件、法律服务机构3件；办结36件，结转下年度3件。
                （三）监督保障。机构改革后重新核定公开职责，编印公开目录发到各科室。
                """,
                "", "", "",
                "机构合并后三个网站的历史信息没有完全归并，检索结果有重复。2020年上半年完成归并，并核对链接。",
                "无。",
            ],
            SignedOn = new DateOnly(2020, 1, 15),
            Write = TextWriters.Separated("clean-2019.csv", ',', Covered.Empty, Spanned.Padded),
            Style = PrintStyle.Plain with { LineEnd = "\r\n", Encoding = TextEncoding.Utf8WithMark },
        },
        new()
        {
            FileName = "old-form-2023.md",
            Organ = "鹭砚区教育局",
            Year = 2023,
            ProactiveFormat = "2019",
            RequestFormat = "2019",
            Figures = Figures
                .Row("part2.art20_5.administrativeLicense", 3, 0, 17)
                .Row("part2.art20_9.centralProcurement", 8, "92.75万元")
                .Row("part3.newReceived", 4, 1, 0, 0, 0, 0)
                .Row("part3.granted", 3, 1, 0, 0, 0, 0)
                .Row("part3.notHandledPetition", 1, 0, 0, 0, 0, 0)
                .AddUpResults(),
            Prose =
            [
                "本报告统计期限为2023年1月1日至2023年12月31日。",
                """
                （一）主动公开。义务教育招生方案和随迁子女入学办法于四月公布，民办学校年检结果于九月公布。
                （二）依申请公开。收到政府信息公开申请5件，其中自然人4件、商业企业1件，已全部办结。
                （三）政府信息管理。网站文章注明来源和责任科室。
                （四）平台建设。招生地图可按街道查询对口学校。
                （五）监督保障。年终对学校信息公开情况打分。
                """,
                "", "", "",
                "校外培训机构信息更新慢，家长难以核实资质。今后名单变动后五个工作日内更新。",
                "本年度未收取信息处理费。",
            ],
            SignedOn = new DateOnly(2024, 1, 11),
            Write = TextWriters.Pipes(Covered.Empty, Spanned.Squeezed, new PipeLook()),
            Change = page =>
            {
                Rearrangements.SplitTables(page);
                PageChanges.HashHeadings(page);
            },
            Style = PrintStyle.Plain with { Brackets = BracketStyle.Half, LabelBlank = " " },
            Findings = [new SampleFinding("S02", "warning", "part2,part3")],
        },
        new()
        {
            FileName = "clean-2019.html",
            Organ = "澹川县农业农村局",
            Year = 2020,
            ProactiveFormat = "2019",
            RequestFormat = "2019",
            Figures = Figures
                .Row("part2.art20_5.administrativeLicense", 22, 0, 310)
                .Row("part2.art20_6.administrativePenalty", 87, 0, 19)
                .Row("part2.art20_9.centralProcurement", 6, "218.4万元")
                .Row("part3.newReceived", 6, 0, 0, 1, 0, 0)
                .Row("part3.granted", 5, 0, 0, 1, 0, 0)
                .Row("part3.unableNeedsCreation", 1, 0, 0, 0, 0, 0)
                .AddUpResults(),
            Prose =
            [
                "现公布澹川县农业农村局2020年政府信息公开工作年度报告，统计期限为2020年1月1日至2020年12月31日。",
                """
                （一）主动公开。惠农补贴发放名册在村务公开栏和网站同时公示，公示期七日。
                （二）依申请公开。全年收到政府信息公开申请7件，其中自然人6件、社会公益组织1件，全部办结。
                （三）监督保障。县、乡两级农技人员参加公开业务培训。
                """,
                "", "", "",
                "农产品质量检测信息公开周期偏长。2021年改为每月公布一次，并注明检测批次和结果。",
                "无其他需要报告的事项。",
            ],
            SignedOn = new DateOnly(2021, 1, 27),
            Write = HtmlWriters.Html(new HtmlLook { Word = true, LayoutTable = true }),
            Change = Changes.VerticalGroups("\n"),
        },
    ];
}
