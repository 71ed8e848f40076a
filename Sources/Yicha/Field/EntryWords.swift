import Inspection

/// The words for acts, by the type of their entry.
enum EntryWords {
  /// The words for a type; one that this program does not know stands for itself.
  static func label(_ type: String) -> Label {
    words[type].map { Label(zh: $0, en: english(type)) } ?? Label(zh: type, en: type)
  }

  private static func english(_ type: String) -> String {
    type.split(separator: ".").joined(separator: " ")
  }

  private static let words: [String: String] = [
    "opened": "建库", "clock.stepped": "时钟跳变", "note": "备注", "receipt": "收到回执",
    "journal.closed": "记录封存", "journal.restarted": "记录重启",
    "bundle.opened": "打开包", "visit.arrived": "到场", "certificate.shown": "出示证件",
    "recording.announced": "告知录音录像", "answer.set": "填写", "answer.cleared": "清除答案",
    "evidence.captured": "采集证据", "evidence.withdrawn": "撤回证据", "evidence.lost": "证据遗失",
    "evidence.expired": "清理证据文件", "merged": "合并同事结果", "visit.viewed": "查看",
    "program.changed": "更换程序版本",
    "statement.taken": "当事人陈述", "recusal.requested": "申请回避",
    "document.printed": "打印文书", "party.signed": "当事人签字", "party.refused": "当事人拒签",
    "visit.finished": "结束检查", "visit.signed": "检查人员签名", "visit.reopened": "重新打开",
    "visit.voided": "作废", "packed": "打包", "subject.corrected": "更正对象信息",
    "register.imported": "导入名录", "departments.published": "发布部门名录",
    "rules.published": "发布细则", "list.published": "发布事项清单", "plan.published": "发布计划",
    "form.published": "发布检查表", "form.revised": "修订检查表", "outcomes.published": "发布结果代码",
    "calendar.published": "发布工作日历", "draw.committed": "冻结抽取", "draw.made": "完成抽取",
    "visit.issued": "派发任务", "visit.recalled": "撤回任务", "visit.reassigned": "改派任务",
    "key.enrolled": "登记密钥", "key.revoked": "吊销密钥", "bundle.exported": "导出任务包",
    "bundle.refused": "拒收包", "result.received": "收到结果包", "conflict.resolved": "裁决冲突",
    "visit.reviewed": "审核", "visit.proved": "出具证明", "published": "公示",
  ]
}
