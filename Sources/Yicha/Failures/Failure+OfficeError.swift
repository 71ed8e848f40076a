import Inspection
import Office

extension Failure {
  init(_ error: OfficeError) {
    self.init(error.exitCode, error.label, hint: error.hint)
  }
}

extension OfficeError {
  /// How a command ends that meets it (design 6).
  var exitCode: ExitCode {
    switch self {
    case .region, .file, .defects, .notDrawable, .alreadyDrawn, .drawState, .keyTaken,
      .ownConflict, .ownVisit, .outcome, .reasonNeeded, .blankReason, .threshold, .endedAlready,
      .visitStanding, .teamRefused, .nothingToRevise:
      .notAccepted
    case .needed, .notReviewable, .rootsMissing: .incomplete
    case .unknown, .ambiguous, .clerk, .clerkNeeded: .usage
    case .fingerprint: .notAuthentic
    }
  }

  /// What is wrong, for people.
  var label: Label {
    switch self {
    case .region(let code):
      Label(zh: "\(code) 不是六位行政区划代码", en: "\(code) is no region code of six digits")
    case .file(let name, let line, let why):
      Label(
        zh: "\(Self.place(name, line))：\(why.zh)", en: "\(Self.place(name, line)): \(why.en)")
    case .defects(let name, let defects):
      Label(
        zh: "\(name) 有 \(defects.count) 处不对，未采用：\(Self.lines(defects, name, .chinese))",
        en: "\(name) has \(Counted.of(defects.count, "defect")) and was not taken:"
          + Self.lines(defects, name, .english))
    case .needed(let needed):
      Label(zh: "尚未载入\(needed.label.zh)", en: "\(needed.label.en) must be loaded first")
    case .unknown(let noun, let name):
      Label(zh: "没有\(noun.label.zh) \(name)", en: "there is no \(noun.label.en) \(name)")
    case .ambiguous(let noun, let name):
      Label(
        zh: "\(name) 可指多个\(noun.label.zh)", en: "\(name) means more than one \(noun.label.en)")
    case .notDrawable(let entry, let objections):
      Label(
        zh: "计划条目 \(entry) 不能抽取：" + objections.map { "\n  \($0.text.zh)" }.joined(),
        en: "plan entry \(entry) cannot be drawn:"
          + objections.map { "\n  \($0.text.en)" }.joined())
    case .alreadyDrawn(let entry):
      Label(zh: "计划 \(entry) 已经抽取过", en: "plan entry \(entry) was drawn already")
    case .drawState(let draw, made: true):
      Label(zh: "抽取 \(draw) 已完成，不能重抽", en: "draw \(draw) is made and is never repeated")
    case .drawState(let draw, made: false):
      Label(
        zh: "抽取 \(draw) 已冻结，尚未给出随机数", en: "draw \(draw) is committed and not made yet")
    case .rootsMissing(let have, let need):
      Label(
        zh: "现任根密钥只有 \(have) 把在场，须有 \(need) 把",
        en: "\(have) of the current root keys are here where \(need) are needed")
    case .threshold(let threshold, let holders):
      Label(
        zh: "\(holders) 名持有人不能达到门限 \(threshold)，或两人共用一个文件夹",
        en: "\(holders) holders cannot make a threshold of \(threshold), or two share a folder")
    case .endedAlready(let key):
      Label(zh: "密钥 \(key) 已经撤销", en: "key \(key) has ended already")
    case .fingerprint(let name):
      Label(
        zh: "输入的指纹与 \(name) 的申请不符", en: "the fingerprint typed is not that of \(name)")
    case .keyTaken(let key):
      Label(
        zh: "密钥编号 \(key) 的前16位已被使用", en: "the 16 digits of key \(key) are taken already")
    case .notReviewable(let gap):
      Label(
        zh: "\(gap.visit) 还不能审核：\(Self.lines(gap, .chinese))",
        en: "\(gap.visit) cannot be reviewed yet:\(Self.lines(gap, .english))")
    case .visitStanding(let visit, let obstacle):
      Label(zh: "\(visit)：\(obstacle.label.zh)", en: "\(visit): \(obstacle.label.en)")
    case .teamRefused(let visit, let why):
      Label(
        zh: "\(visit) 不能改派给此小组：" + why.map { "\n  \($0.zh)" }.joined(),
        en: "\(visit) cannot be given to this team:" + why.map { "\n  \($0.en)" }.joined())
    case .nothingToRevise(let form):
      Label(
        zh: "检查表 \(form) 没有变化，在外的任务都已用此版本",
        en: "form \(form) has not changed, and every visit that is out has this version")
    case .ownConflict(let name):
      Label(
        zh: "\(name) 是填写人之一，不能裁决此冲突",
        en: "\(name) is one of the authors and cannot decide this conflict")
    case .clerk(let word):
      Label(zh: "经办人“\(word)”不是一个人的编号或姓名", en: "'\(word)' names no one person")
    case .clerkNeeded: Label(zh: "须写明经办人", en: "it must be said who decides")
    case .blankReason: Label(zh: "理由不能为空白", en: "the reason says nothing")
    case .ownVisit(let visit, let clerk):
      Label(
        zh: "\(clerk) 参与过 \(visit)，不能审核", en: "\(clerk) worked on \(visit) and cannot review it")
    case .reasonNeeded(let visit, let why):
      Label(zh: "\(visit)：须写明原因（\(why.zh)）", en: "\(visit): a reason is needed (\(why.en))")
    case .outcome(let visit, let error):
      Label(zh: "\(visit)：\(error.text.zh)", en: "\(visit): \(error.text.en)")
    }
  }

  /// What to do about it: the next command wherever there is one.
  var hint: Label {
    switch self {
    case .region:
      Label(zh: "写六位数字，例如 140581", en: "write six digits, such as 140581")
    case .file, .defects:
      Label(zh: "改好文件后再运行一次", en: "mend the file, then run this again")
    case .needed(let needed):
      Label(zh: "先运行 \(needed.command)", en: "first: \(needed.command)")
    case .unknown(let noun, _), .ambiguous(let noun, _):
      Label(zh: "查看：\(noun.command)", en: "see: \(noun.command)")
    case .notDrawable(let entry, let objections):
      objections.first?.hint(entry: entry)
        ?? Label(zh: "查看：yicha office status", en: "see: yicha office status")
    case .alreadyDrawn(let entry):
      Label(
        zh: "第二次抽取须写明原因：yicha office draw commit \(entry) --again 原因",
        en: "a second draw needs its reason: yicha office draw commit \(entry) --again WHY")
    case .drawState(let draw, made: true):
      Label(
        zh: "查看结果：yicha office status；另行抽取须重新冻结并写明原因",
        en: "draw \(draw) stands: yicha office status; another draw is committed with its reason")
    case .drawState(let draw, made: false):
      Label(
        zh: "公布随机数后运行 yicha office draw make \(draw)",
        en: "when the randomness is public: yicha office draw make \(draw)")
    case .rootsMissing:
      Label(
        zh: "请其他持有人到场，每人一个 --root DIR；改由新人持有：yicha office keys rotate roots",
        en: "have another holder come, one --root DIR for each; to replace holders: "
          + "yicha office keys rotate roots")
    case .threshold:
      Label(
        zh: "每名持有人一个文件夹，至多 8 名，门限为 1 至持有人数",
        en: "one folder for each holder, 8 at most; the threshold is 1 to their number")
    case .endedAlready:
      Label(zh: "查看：yicha office status", en: "see: yicha office status")
    case .fingerprint:
      Label(
        zh: "请对方读出屏幕上的指纹再输入；仍不符就不要登记",
        en: "have the owner read it out and type it again; if it still differs, do not enrol it")
    case .keyTaken:
      Label(
        zh: "请对方重新生成密钥：yicha field init KEYS.zip",
        en: "have the owner make a new key: yicha field init KEYS.zip")
    case .notReviewable(let gap):
      Label(
        zh: "补齐后再审核；查看：yicha office visits \(gap.visit)",
        en: "complete it first; see: yicha office visits \(gap.visit)")
    case .visitStanding(let visit, let obstacle): obstacle.hint(visit)
    case .teamRefused:
      Label(
        zh: "人员及其证件、专长见执法检查人员名录", en: "see the register of inspectors for others")
    case .nothingToRevise:
      Label(
        zh: "改好检查表并写新的版本号", en: "change the form and give it a new version")
    case .clerk, .clerkNeeded:
      Label(
        zh: "写 --by 编号，或设置环境变量 YICHA_CLERK", en: "write --by ID, or set YICHA_CLERK")
    case .blankReason: Label(zh: "写明为什么", en: "say why")
    case .ownConflict:
      Label(
        zh: "由另一人裁决：yicha office resolve … --by 编号",
        en: "let somebody else decide: yicha office resolve … --by ID")
    case .ownVisit:
      Label(
        zh: "由检查组以外的人审核：yicha office review … --by 编号",
        en: "let somebody outside the team review: yicha office review … --by ID")
    case .reasonNeeded: Label(zh: "加上 --reason 原因", en: "add --reason WHY")
    case .outcome(_, let error): error.hint
    }
  }

  private static func place(_ name: String, _ line: Int?) -> String {
    name + (line.map { ":\($0)" } ?? "")
  }

  private static func lines(_ defects: [Defect], _ name: String, _ language: Language) -> String {
    defects.map { "\n  \(place(name, $0.line)): \($0.text.text(language))" }.joined()
  }

  private static func lines(_ gap: VisitGap, _ language: Language) -> String {
    gap.missing.map { "\n  \($0.text(language))" }.joined()
  }
}

extension OfficeError.Needed {
  /// What is missing, for people.
  var label: Label {
    switch self {
    case .departments: Label(zh: "部门名录", en: "the departments")
    case .rules: Label(zh: "实施细则", en: "the rules")
    case .list: Label(zh: "抽查事项清单", en: "the item list")
    case .plan: Label(zh: "年度抽查计划", en: "the annual plan")
    case .subjects: Label(zh: "检查对象名录", en: "the register of subjects")
    case .inspectors: Label(zh: "执法检查人员名录", en: "the register of inspectors")
    case .forms: Label(zh: "检查表", en: "the forms")
    case .outcomes: Label(zh: "检查结果代码", en: "the result codes")
    }
  }

  /// The command that loads it.
  var command: String {
    switch self {
    case .departments: "yicha office init"
    case .rules: "yicha office rules FILE"
    case .list: "yicha office items FILE"
    case .plan: "yicha office plan FILE"
    case .subjects, .inspectors: "yicha office register import FILE"
    case .forms, .outcomes: "yicha office form publish FOLDER"
    }
  }
}

extension OfficeError.Noun {
  /// The kind of thing, for people.
  var label: Label {
    switch self {
    case .planEntry: Label(zh: "计划条目", en: "plan entry")
    case .draw: Label(zh: "抽取", en: "draw")
    case .visit: Label(zh: "检查任务", en: "visit")
    case .key: Label(zh: "密钥", en: "key")
    case .device: Label(zh: "检查终端", en: "device")
    case .form: Label(zh: "检查表", en: "form")
    case .conflict: Label(zh: "冲突", en: "conflict")
    case .inspector: Label(zh: "检查人员", en: "inspector")
    }
  }

  /// The command that lists them.
  var command: String {
    switch self {
    case .conflict: "yicha office conflicts"
    case .visit: "yicha office visits"
    case .planEntry, .draw, .key, .device, .form, .inspector: "yicha office status"
    }
  }
}
