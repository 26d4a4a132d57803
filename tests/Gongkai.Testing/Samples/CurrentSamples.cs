using Gongkai.Testing.Layouts;

namespace Gongkai.Testing.Samples;

/// <summary>样本：2021年格式 — reports of 2021 and later on the tables in force.</summary>
public static class CurrentSamples
{
    private static SampleFigures Figures => new("2021", "2021");

    public static IReadOnlyList<SampleReport> All { get; } =
    [
        new()
        {
            FileName = "clean-2021.html",
            Organ = "云泽市数据管理局",
            Year = 2023,
            ProactiveFormat = "2021",
            RequestFormat = "2021",
            Figures = Figures
                .Row("part2.art20_1.normativeDocuments", 2, 1, 9)
                .Row("part3.newReceived", 12, 3, 0, 0, 1, 0)
                .Row("part3.carriedIn", 1, 0, 0, 0, 0, 0)
                .Row("part3.granted", 8, 2, 0, 0, 1, 0)
                .Row("part3.partiallyGranted", 1, 0, 0, 0, 0, 0)
                .Row("part3.deniedProcessInformation", 1, 0, 0, 0, 0, 0)
                .Row("part3.unableNotHeld", 1, 1, 0, 0, 0, 0)
                .Row("part3.notHandledPetition", 1, 0, 0, 0, 0, 0)
                .AddUpResults()
                .Row("part3.carriedOut", 1, 0, 0, 0, 0, 0)
                .Row("part4.reconsideration", 1, 0, 0, 0),
            Prose =
            [
                "按照《中华人民共和国政府信息公开条例》第五十条的规定，编制本报告。报告中的数据统计期限为2023年1月1日至2023年12月31日。",
                """
                （一）主动公开。全年在门户网站公开信息246条，其中机构职能12条、政策文件31条、政策解读14条、公共数据目录189条。行政规范性文件新制发2件、废止1件，现行有效9件，全部集中公布。
                （二）依申请公开。全年收到政府信息公开申请16件，其中自然人12件、商业企业3件、法律服务机构1件。连同上年结转的1件，办结16件，结转下年度1件。
                （三）政府信息管理。对现行有效文件逐件标注效力状态，失效文件保留原文并注明失效日期。
                （四）政府信息公开平台建设。公共数据目录与公开专栏打通，同一条信息不再重复录入。
                （五）监督保障。公开工作纳入内设机构年度考核，年内没有发生责任追究情形。
                """,
                "", "", "",
                """
                存在的问题：答复书的格式不够统一，个别答复没有写明检索过程。公共数据目录的说明文字专业性偏强，群众读起来费力。
                改进措施：按办理结果分类编写答复书范本，由法制机构统一审核；对使用量较大的数据目录补写通俗说明，每季度更新。
                """,
                "本年度未发出信息处理费收费通知，未收取信息处理费。",
            ],
            SignedOn = new DateOnly(2024, 1, 22),
            Write = HtmlWriters.Html(new HtmlLook()),
        },
        new()
        {
            FileName = "contradiction-2021.docx",
            Organ = "砚川市教育局",
            Year = 2022,
            ProactiveFormat = "2021",
            RequestFormat = "2021",
            Figures = Figures
                .Row("part2.art20_1.normativeDocuments", 1, 0, 6)
                .Row("part2.art20_5.administrativeLicense", 214)
                .Row("part3.newReceived", 7, 2, 0, 0, 0, 0)
                .Row("part3.granted", 5, 1, 0, 0, 0, 0)
                .Row("part3.unableNotHeld", 2, 1, 0, 0, 0, 0)
                .AddUpResults(),
            Prose =
            [
                "现将砚川市教育局2022年度政府信息公开工作情况报告如下，数据统计期限为2022年1月1日至2022年12月31日。",
                """
                （一）主动公开情况。招生政策、学区划分和学校收费标准在开学前一个月公布，年内另公布校园食堂检查结果4批次。
                （二）依申请公开情况。全年收到政府信息公开申请11件，均在法定期限内答复。
                （三）政府信息管理情况。公文起草时同步填写公开属性，不公开的写明理由。
                （四）平台建设情况。在微信公众号设置“招生问答”菜单，内容与网站同步。
                （五）监督保障情况。新任公开联络员先培训后上岗。
                """,
                "", "", "",
                """
                主要问题：学校公开栏目的更新时间相差较大，有的学校学期中间没有更新。
                改进情况：每学期开学、期中、期末三个时点检查学校公开栏目，检查结果通报到学校。
                """,
                "本年度没有收取信息处理费。没有其他需要报告的事项。",
            ],
            SignedOn = new DateOnly(2023, 1, 16),
            Write = DocxWriters.Docx(new DocxLook()),
            Findings = [new SampleFinding("N02", "error", "part1")],
        },
        new()
        {
            FileName = "clean-2021.xlsx",
            Organ = "芷汀县自然资源局",
            Year = 2022,
            ProactiveFormat = "2021",
            RequestFormat = "2021",
            Figures = Figures
                .Row("part2.art20_1.normativeDocuments", 0, 0, 3)
                .Row("part2.art20_5.administrativeLicense", 587)
                .Row("part2.art20_6.administrativePenalty", 41)
                .Row("part2.art20_8.administrativeCharge", "36.45")
                .Row("part3.newReceived", 33, 4, 0, 0, 2, 0)
                .Row("part3.carriedIn", 2, 0, 0, 0, 0, 0)
                .Row("part3.granted", 19, 2, 0, 0, 1, 0)
                .Row("part3.partiallyGranted", 4, 1, 0, 0, 0, 0)
                .Row("part3.deniedThirdPartyRights", 1, 0, 0, 0, 0, 0)
                .Row("part3.deniedAdministrativeInquiry", 5, 0, 0, 0, 1, 0)
                .Row("part3.unableNotHeld", 3, 1, 0, 0, 0, 0)
                .Row("part3.notHandledRepeat", 1, 0, 0, 0, 0, 0)
                .AddUpResults()
                .Row("part3.carriedOut", 2, 0, 0, 0, 0, 0)
                .Row("part4.reconsideration", 2, 1, 0, 0)
                .Row("part4.directSuit", 1, 0, 0, 0),
            Prose =
            [
                "本报告依据《中华人民共和国政府信息公开条例》编制，统计期限为2022年1月1日至2022年12月31日。",
                """
                （一）主动公开。征地补偿安置方案、国有建设用地供应计划和地质灾害点名单在形成后二十个工作日内公布。
                （二）依申请公开。收到申请39件，其中自然人33件、商业企业4件、法律服务机构2件；上年结转2件；办结39件，结转下年度2件。申请内容以征地批文和不动产档案为主。
                （三）政府信息管理。征地信息按批次建档，批文、公告、补偿方案在同一页面可以查到。
                （四）平台建设。公开专栏增加地图检索入口。
                （五）监督保障。股室负责人对拟公开内容签字确认。
                """,
                "", "", "",
                """
                问题：早年征地档案没有数字化，查找费时；不动产登记资料查询与信息公开申请的界限，解释得不够清楚。
                改进：分年度扫描历史档案；在受理窗口摆放查询流程图，引导申请人走专门的查询程序。
                """,
                "2022年未收取信息处理费。",
            ],
            SignedOn = new DateOnly(2023, 1, 19),
            Write = XlsxWriters.Xlsx(new XlsxLook()),
        },
        new()
        {
            FileName = "carried-html-2021.json",
            Organ = "霁州市卫生健康委员会",
            Year = 2024,
            ProactiveFormat = "2021",
            RequestFormat = "2021",
            Figures = Figures
                .Row("part2.art20_1.normativeDocuments", 3, 2, 27)
                .Row("part2.art20_5.administrativeLicense", 13482)
                .Row("part2.art20_6.administrativePenalty", 1206)
                .Row("part2.art20_6.administrativeCompulsion", 2)
                .Row("part2.art20_8.administrativeCharge", "1208.6")
                .Row("part3.newReceived", 118, 9, 1, 2, 6, 0)
                .Row("part3.carriedIn", 6, 0, 0, 0, 1, 0)
                .Row("part3.granted", 61, 5, 1, 1, 3, 0)
                .Row("part3.partiallyGranted", 12, 1, 0, 0, 1, 0)
                .Row("part3.deniedThirdPartyRights", 7, 0, 0, 0, 0, 0)
                .Row("part3.deniedEnforcementFile", 9, 1, 0, 0, 1, 0)
                .Row("part3.unableNotHeld", 17, 1, 0, 1, 1, 0)
                .Row("part3.unableNeedsCreation", 3, 1, 0, 0, 0, 0)
                .Row("part3.notHandledPetition", 6, 0, 0, 0, 0, 0)
                .Row("part3.otherClarificationLapsed", 2, 0, 0, 0, 0, 0)
                .Row("part3.other", 2, 0, 0, 0, 0, 0)
                .AddUpResults()
                .Row("part3.carriedOut", 5, 0, 0, 0, 1, 0)
                .Row("part4.reconsideration", 4, 1, 2, 1),
            Prose =
            [
                "根据《中华人民共和国政府信息公开条例》，现公布霁州市卫生健康委员会2024年政府信息公开工作年度报告。数据统计期限为2024年1月1日至2024年12月31日。",
                """
                （一）主动公开。全年发布信息1,942条，其中传染病疫情信息52条、医疗机构执业信息1,337条、其他信息553条。
                （二）依申请公开。收到政府信息公开申请136件，上年结转7件，办结137件，结转下年度6件。
                （三）政府信息管理。行政处罚决定公示前隐去个人信息，当事人完成信用修复的按期撤下。
                （四）政府信息公开平台建设。医疗机构查询页面支持按区、按诊疗科目筛选。
                （五）监督保障。聘请5名市民代表试用公开栏目并提出意见。
                """,
                "", "", "",
                """
                存在的主要问题：涉及病历、执法案卷的申请增多，答复说理还不充分；部分诊疗收费信息更新滞后。
                改进情况：会同司法行政机关编印执法案卷类申请答复指引；收费信息调整与价格文件同日发布。
                """,
                "依据《政府信息公开信息处理费管理办法》，本年度未发出收费通知，未收取信息处理费。",
            ],
            SignedOn = new DateOnly(2025, 1, 23),
            Write = CarriedHtml.Json,
            Style = PrintStyle.Plain with { Grouping = "," },
        },
        new()
        {
            FileName = "lost-blanks-2021.txt",
            Organ = "槐溆县住房和城乡建设局",
            Year = 2023,
            ProactiveFormat = "2021",
            RequestFormat = "2021",
            Figures = Figures
                .Row("part2.art20_5.administrativeLicense", 96)
                .Row("part2.art20_6.administrativePenalty", 12)
                .Row("part3.newReceived", 8, 0, 0, 0, 0, 0)
                .Row("part3.granted", 6, 0, 0, 0, 0, 0)
                .Row("part3.unableNotHeld", 2, 0, 0, 0, 0, 0)
                .AddUpResults()
                .Row("part3.carriedIn", 0, 0, 0, 0, 0, 0)
                .ZerosAsBlanks("part3"),
            Prose =
            [
                "本报告的统计期限为2023年1月1日至2023年12月31日。",
                """
                （一）主动公开。保障性住房分配结果公示6期，房屋征收补偿方案公布2次。
                （二）依申请公开。全年收到申请8件，全部由自然人提出，已全部办结。
                （三）政府信息管理。公示材料由承办股室和办公室两级核对。
                （四）平台建设。网站“住房保障”栏目与服务大厅查询机内容一致。
                （五）监督保障。公开事项列入局务会议定期研究。
                """,
                "", "", "",
                "问题是老旧小区改造信息公开不够具体，群众看不到自己小区的进度。下一步按小区列出改造内容、工期和责任人，每月更新。",
                "本年度未收取信息处理费。",
            ],
            SignedOn = new DateOnly(2024, 1, 25),
            Write = TextWriters.BareCellLines,
        },
        new()
        {
            FileName = "mixed-forms-2021.tsv",
            Organ = "栖澜市交通运输局",
            Year = 2021,
            ProactiveFormat = "2021",
            RequestFormat = "2019",
            Figures = new SampleFigures("2021", "2019")
                .Row("part2.art20_1.normativeDocuments", 1, 1, 11)
                .Row("part2.art20_5.administrativeLicense", 3127)
                .Row("part2.art20_6.administrativePenalty", 864)
                .Row("part2.art20_6.administrativeCompulsion", 37)
                .Row("part3.newReceived", 21, 1, 0, 0, 1, 0)
                .Row("part3.granted", 15, 1, 0, 0, 1, 0)
                .Row("part3.unableNotHeld", 4, 0, 0, 0, 0, 0)
                .Row("part3.otherHandling", 1, 0, 0, 0, 0, 0)
                .AddUpResults()
                .Row("part3.carriedOut", 1, 0, 0, 0, 0, 0),
            Prose =
            [
                "现公布栖澜市交通运输局2021年政府信息公开工作年度报告，统计期限为2021年1月1日至2021年12月31日。",
                """
                （一）主动公开。公布公交线路调整方案9个，在建公路项目质量监督信息按月更新。
                （二）依申请公开。收到政府信息公开申请23件，其中自然人21件、商业企业1件、法律服务机构1件，办结22件，结转下年度1件。
                （三）政府信息管理。废止文件当日从有效文件库移出。
                （四）平台建设。出行服务页面适配手机阅读。
                （五）监督保障。开展业务培训2期，参加人员覆盖所属单位。
                """,
                "", "", "",
                "公路养护信息的公开还停留在年度计划，施工路段和绕行办法发布不及时。今后养护作业实行提前七日预告。",
                "本年度未收取信息处理费。",
            ],
            SignedOn = new DateOnly(2022, 1, 20),
            Write = TextWriters.Separated("mixed-forms-2021.tsv", '\t', Covered.Empty, Spanned.Squeezed),
            Findings = [new SampleFinding("S02", "warning", "part3")],
        },
        new()
        {
            FileName = "printed-2021.pdf",
            Organ = "霞屿洲区人民政府办公室",
            Year = 2025,
            ProactiveFormat = "2021",
            RequestFormat = "2021",
            IsPrinted = true,
            Figures = Figures
                .Row("part2.art20_1.normativeDocuments", 6, 4, 48)
                .Row("part3.newReceived", 41, 2, 0, 0, 5, 1)
                .Row("part3.carriedIn", 3, 0, 0, 0, 0, 0)
                .Row("part3.granted", 20, 1, 0, 0, 3, 1)
                .Row("part3.partiallyGranted", 6, 0, 0, 0, 1, 0)
                .Row("part3.deniedInternalAffairs", 2, 0, 0, 0, 0, 0)
                .Row("part3.unableNotHeld", 11, 1, 0, 0, 1, 0)
                .Row("part3.notHandledPetition", 2, 0, 0, 0, 0, 0)
                .AddUpResults()
                .Row("part3.carriedOut", 3, 0, 0, 0, 0, 0)
                .Row("part4.reconsideration", 3, 1, 0, 1)
                .Row("part4.suitAfterReconsideration", 1, 0, 0, 0),
            Prose =
            [
                "本报告由霞屿洲区人民政府办公室编制，数据统计期限为2025年1月1日至2025年12月31日。",
                """
                （一）主动公开。区政府常务会议题及时发布解读，公报全年出版6期，在图书馆和各街道服务大厅免费取阅。
                （二）依申请公开。收到政府信息公开申请49件，其中自然人41件、商业企业2件、法律服务机构5件、其他1件；上年结转3件，办结49件，结转下年度3件。
                （三）政府信息管理。清理政策文件，宣布失效4件，现行有效行政规范性文件48件，在公报上登载目录。
                （四）政府信息公开平台建设。无障碍阅读功能覆盖全部公开栏目。
                （五）监督保障。组织社会评议一次，评议结果向社会公布；全年没有需要追究责任的情形。
                """,
                "", "", "",
                """
                主要问题：部分街道公开内容与上级文件重复，本地办事信息不足；申请办理的部门会商时间偏长。
                改进情况：为街道列出本地信息清单；会商事项限定三个工作日反馈，逾期由办公室督办。
                """,
                "本年度未发出收费通知，没有收取信息处理费。",
            ],
            SignedOn = new DateOnly(2026, 1, 28),
            Write = HtmlWriters.Html(new HtmlLook { BlankAsEntity = false }),
        },
    ];
}
