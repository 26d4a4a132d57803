namespace Gongkai.Domain.Reports.Narratives;

/// <summary>词表 — the words by which the text of a report is understood; the longest word wins.</summary>
internal static class Lexicon
{
    private static readonly byte[] s_bucketOf = new byte[char.MaxValue + 1];
    private static readonly Word[][] s_buckets = Build();

    /// <summary>The longest word that begins at the start of the text; null where none does.</summary>
    public static Word? Match(ReadOnlySpan<char> text)
    {
        var bucket = s_bucketOf[text[0]];
        if (bucket == 0)
        {
            return null;
        }

        var second = text.Length > 1 ? text[1] : '\0';
        foreach (var word in s_buckets[bucket])
        {
            if ((word.Text.Length == 1 || word.Text[1] == second) && text.StartsWith(word.Text, StringComparison.Ordinal))
            {
                return word;
            }
        }

        return null;
    }

    private static Word[][] Build()
    {
        var buckets = new List<Word[]> { Array.Empty<Word>() };
        foreach (var group in Words().GroupBy(word => word.Text[0]))
        {
            s_bucketOf[group.Key] = checked((byte)buckets.Count);
            buckets.Add([.. group.OrderByDescending(word => word.Text.Length)]);
        }

        return [.. buckets];
    }

    private static IEnumerable<Word> Words() =>
    [
        .. Of(WordKind.Request, "政府信息公开申请 信息公开申请 依申请公开申请 依申请公开件 依申请公开信息 依申请公开事项 依申请公开 依申请件 公开申请", "", NarrativeAspects.DisclosureOnRequest),
        .. Of(WordKind.WeakRequest, "申请"),
        .. Of(WordKind.Receive, "收到 接收 新收 接到"),
        .. Of(WordKind.Handle, "受理 办理 处理"),
        .. Of(WordKind.Finish, "办结 办理完毕 办理完成"),
        .. Of(WordKind.Reply, "答复 信息公开答复 政府信息公开答复"),
        .. Of(WordKind.CarriedIn, "上年结转 上年度结转 上一年结转 上一年度结转 结转上年 上年转结 上年度转结 去年结转 结转上一年 结转上年度"),
        .. Of(WordKind.CarriedOut, "结转下年 结转至下年 结转到下年 结转下一年 结转至下一年 转结下年 转结至下年 结转次年 结转至次年 结转下年度 结转至下年度 结转下一年度"),
        .. Of(WordKind.CarryOver, "结转 结转到 结转至 结转入 转入 转至 转到 转结至 延至 顺延至 顺延到"),
        .. Of(WordKind.Pending, "正在办理 正在处理 正在办理中 正在处理中 尚在办理 尚在处理 正常办理 办理中 处理中 在办 待办 尚未办结 未办结 跨年度办理 跨年办理 跨年度"),
        .. Of(WordKind.Channel, "网络 网上 在线 线上 互联网 信函 邮寄 信件 邮政 邮件 电子邮件 电子邮箱 邮箱 当面 现场 窗口 来访 上门 传真 电话 其他渠道 其他方式 其他途径 线下"),
        .. Of(WordKind.Channel, "网站 门户网站 政务网 平台 微信", "", NarrativeAspects.Platform),
        .. Of(WordKind.Applicant, "自然人 公民 个人", "naturalPerson"),
        .. Of(WordKind.Applicant, "法人 法人或其他组织 法人和其他组织 法人及其他组织 法人或者其他组织 法人、其他组织 法人或非法人组织 法人组织", "*legal"),
        .. Of(WordKind.Everyone, "公民、法人和其他组织 公民、法人或其他组织 公民、法人及其他组织 公民、法人或者其他组织 公民、法人、其他组织 公民、法人以及其他组织 公民、法人和社会组织 公民、法人 公民和法人 公民、企业"),
        .. Of(WordKind.Applicant, "商业企业", "commercialEnterprise"),
        .. Of(WordKind.Applicant, "科研机构", "researchInstitution"),
        .. Of(WordKind.Applicant, "社会公益组织", "publicWelfareOrganization"),
        .. Of(WordKind.Applicant, "法律服务机构", "legalServiceOrganization"),
        .. Outcomes(),
        .. Of(WordKind.OldOutcome, "同意公开 同意部分公开 信息不存在 政府信息不存在 不属于政府信息公开范围 不属于公开范围 不属于本机关公开 不属于本机关负责公开 不属于本机关 非政府信息 不属于政府信息 告知作出更改补充 不同意公开"),
        .. Of(WordKind.Remedy, "行政复议", "reconsideration"),
        .. Of(WordKind.Remedy, "行政诉讼", "litigation"),
        .. Of(WordKind.Remedy, "未经复议直接起诉 直接起诉", "directSuit"),
        .. Of(WordKind.Remedy, "复议后起诉", "suitAfterReconsideration"),
        .. Of(WordKind.RemedyResult, "结果维持 维持", "upheld"),
        .. Of(WordKind.RemedyResult, "结果纠正 纠正", "overturned"),
        .. Of(WordKind.RemedyResult, "其他结果", "otherResult"),
        .. Of(WordKind.RemedyResult, "尚未审结 未审结", "pending"),
        .. Of(WordKind.RightOfOthers, "败诉 被纠正 被撤销 应诉 出庭 复议机关 复议申请人 决定书 意见书 建议书 文书 听证"),
        .. Of(WordKind.Document, "规章", "governmentRules"),
        .. Of(WordKind.Document, "规范性文件 行政规范性文件", "normativeDocuments"),
        .. Of(WordKind.DocumentAction, "制发 制定 新制定 新制发 出台 新制作 制作 印发", "issued"),
        .. Of(WordKind.DocumentAction, "废止 宣布失效 失效", "repealed"),
        .. Of(WordKind.DocumentAction, "现行有效 继续有效 有效", "inForce"),
        .. Of(WordKind.DocumentAction, "新公开", "newlyPublished"),
        .. Of(WordKind.DocumentAction, "对外公开总数 对外公开总数量", "totalPublished"),
        .. Of(WordKind.DocumentForeign, "合法性审查 合法性审核 审查 审核 备案 起草 清理 解读 评估 党内 党组 代拟 报备 修订 修改 拟定 规章制度 部门规章制度 内部规章", "", NarrativeAspects.Management),
        .. Of(WordKind.Foreign, "建议 提案 留言 咨询 信访 投诉 举报 来信 工单 热线 案件 行政许可 行政处罚 行政强制 公文 信息条 舆情 求助 诉求 事项 问题 会议 培训 稿件 补正告知 补正 许可 审批 政务服务 业务 补充 延期"),
        .. Of(WordKind.Wide, "全市 全区 各分局 分局 局属 厅属 委属 二级单位 区县 市县 县区 基层单位 各基层 全县 全省 全州 全镇 全系统 各部门 各单位 各街道 各乡镇 各镇 各县 各区 各级 下属 所属 直属 系统内 各行政机关"),
        .. Of(WordKind.Office, "办公室 政府办 办公厅 本级"),
        .. Of(WordKind.LastYear, "上年 上年度 上一年 上一年度 去年 同期 往年"),
        .. Of(WordKind.Cumulative, "历年 以来 至今"),
        .. Of(WordKind.Increase, "增加至 增加到 增长至 增长到 上升至 上升到 提升至 提升到 提高到 提高至 增至 增加 增长 上升 提升 提高 同比增长 同比增加 同比上升 增幅 增幅为 涨幅 涨幅为 增长率为 增幅达 增长率"),
        .. Of(WordKind.Decrease, "减少至 减少到 下降至 下降到 降至 降低至 降低到 减少 下降 降低 同比减少 同比下降 同比降低 降幅 降幅为 降幅达 减幅 减幅为"),
        .. Of(WordKind.Compared, "同比 较 相比 比 与 环比 新增"),
        .. Of(WordKind.Share, "占"),
        .. Of(WordKind.Breakdown, "其中 包括 包含"),
        .. Of(WordKind.Complete, "分别为 分别是 分别有"),
        .. Of(WordKind.And, "和 及 以及 与"),
        .. Of(WordKind.Open, "等 主要 重点 部分"),
        .. Of(WordKind.Negation, "未收到 未接到 没有收到 没有接到 未接收 未受理 无 没有 未发生 未出现 未产生 未引发 未涉及 不存在 未有 未被"),
        .. Of(WordKind.All, "全部 均 全都 悉数 都"),
        .. Of(WordKind.Period, "统计期限 统计时限 统计周期 统计期间 统计时间 统计范围 统计数据 数据统计 所列数据 期限 时限 统计区间"),
        .. Of(WordKind.Accounts, "决算"),
        .. Of(WordKind.Publish, "发布 公示 公布 刊登 推送 上网", "", NarrativeAspects.ProactiveDisclosure),
        .. Of(WordKind.Future, "将 拟 计划 下一步 明年 下年 今后 预计"),
        .. Of(WordKind.Fee, "信息处理费 处理费 收费 收取费用 费用 信息公开费 信息费 检索费 未收取 收取"),
        .. Of(WordKind.Aspect, "行政事业性收费 涉企收费 收费目录 收费标准 收费清单 收费项目 收费公示 教育收费 违规收费 乱收费 三公费用"),
        .. Of(WordKind.Sum, "总数 共 共计 合计 总计 总量 累计"),
        .. Of(WordKind.Following, "以下 下列 如下"),
        .. Of(WordKind.Composition, "全文 年报 本报告 年度报告 报告"),
        .. Of(WordKind.Disclosure, "公开 信息公开", "", NarrativeAspects.ProactiveDisclosure),
        .. Of(WordKind.Aspect, "管理 保密 目录 属性 动态调整 更新 流程 规范 归档 指南 发布审查", "", NarrativeAspects.Management),
        .. Of(WordKind.Aspect, "专栏 栏目 公众号 新媒体 公报 服务大厅 查阅点 客户端", "", NarrativeAspects.Platform),
        .. Of(WordKind.Aspect, "监督 考核 评议 责任 领导小组 组织领导 检查 通报 保障 督促 学习", "", NarrativeAspects.Supervision),
    ];

    private static IEnumerable<Word> Outcomes() =>
    [
        .. Of(WordKind.Outcome, "予以公开 准予公开", "granted"),
        .. Of(WordKind.Outcome, "部分公开 予以部分公开", "partiallyGranted"),
        .. Of(WordKind.Outcome, "不予公开", "*denied"),
        .. Of(WordKind.Outcome, "无法提供", "*unable"),
        .. Of(WordKind.Outcome, "不予处理", "*notHandled"),
        .. Of(WordKind.Outcome, "其他处理 其它处理", "*otherHandling"),
        .. Of(WordKind.Outcome, "属于国家秘密", "deniedStateSecret"),
        .. Of(WordKind.Outcome, "保护第三方合法权益", "deniedThirdPartyRights"),
        .. Of(WordKind.Outcome, "内部事务信息", "deniedInternalAffairs"),
        .. Of(WordKind.Outcome, "过程性信息", "deniedProcessInformation"),
        .. Of(WordKind.Outcome, "行政执法案卷", "deniedEnforcementFile"),
        .. Of(WordKind.Outcome, "行政查询事项", "deniedAdministrativeInquiry"),
        .. Of(WordKind.Outcome, "本机关不掌握相关政府信息 本机关不掌握 不掌握相关政府信息 不掌握相关信息", "unableNotHeld"),
        .. Of(WordKind.Outcome, "没有现成信息需要另行制作 没有现成信息 需要另行制作", "unableNeedsCreation"),
        .. Of(WordKind.Outcome, "补正后申请内容仍不明确 补正后仍不明确", "unableStillUnclear"),
        .. Of(WordKind.Outcome, "信访举报投诉类申请 信访举报投诉类", "notHandledPetition"),
        .. Of(WordKind.Outcome, "重复申请", "notHandledRepeat"),
        .. Of(WordKind.Outcome, "要求提供公开出版物 提供公开出版物", "notHandledPublishedWork"),
        .. Of(WordKind.Outcome, "无正当理由大量反复申请 大量反复申请", "notHandledExcessive"),
    ];

    private static IEnumerable<Word> Of(WordKind kind, string words, string key = "", NarrativeAspects aspects = NarrativeAspects.None) =>
        words.Split(' ').Select(text => new Word(text, kind, key, aspects));
}
