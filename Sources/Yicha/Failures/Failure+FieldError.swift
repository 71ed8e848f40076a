import Canonical
import Field
import Forms
import Inspection
import Merge

extension Failure {
  init(_ error: FieldError) {
    self.init(error.exitCode, error.label, hint: error.hint)
  }
}

extension FieldError {
  /// How a command ends that meets it (design 6).
  var exitCode: ExitCode {
    switch self {
    case .unknownVisit, .ambiguousVisit, .noOpenVisit, .severalOpenVisits, .answeredTwice,
      .unknownDevice:
      .usage
    case .unknownQuestion, .filledByAct, .instance, .answer, .notOfTheTeam,
      .tooFewOfficers, .certificateExpired, .evidenceKind, .emptyEvidence, .nothingToReopen,
      .noKeyInFolder, .decidedAlone, .officeDecides, .unknownEvidence, .evidenceHere, .unknownField,
      .noEvidenceNamed:
      .notAccepted
    case .notArrived, .notFinished, .incomplete, .nothingOpened: .incomplete
    case .keyOfNobody, .rootDiffers: .notAuthentic
    case .officeForked, .officeProof: .contradiction
    case .officeUnproved: .notForHere
    case .ended, .givenAway: .failed
    case .nothingToPack: .done
    }
  }

  /// What is wrong, for people; what was typed as an answer is never repeated.
  var label: Label {
    switch self {
    case .unknownVisit(let word): Label(zh: "没有检查任务 \(word)", en: "there is no visit \(word)")
    case .ambiguousVisit(let word, let visits):
      Label(
        zh: "\(word) 指代不明：\(visits.joined(separator: " "))",
        en: "\(word) means several visits: \(visits.joined(separator: " "))")
    case .noOpenVisit: Label(zh: "没有进行中的检查任务", en: "no visit is open")
    case .severalOpenVisits(let visits):
      Label(
        zh: "有 \(visits.count) 个未完成的检查任务：\(visits.prefix(6).joined(separator: " "))",
        en: "\(visits.count) visits are open: \(visits.prefix(6).joined(separator: " "))")
    case .unknownQuestion(let word):
      Label(zh: "此任务没有问题 \(word)", en: "the visit has no question \(word)")
    case .filledByAct(let question, let act):
      Label(
        zh: "\(question) 无需填写：由“\(EntryWords.label(act).zh)”自动记录",
        en: "\(question) is not asked: the act \(act) answers it")
    case .instance(let question, let most?):
      Label(
        zh: "\(question) 按件重复，须写明第几件（1 至 \(most)）",
        en: "\(question) repeats: say which one, 1 to \(most)")
    case .instance(let question, nil):
      Label(
        zh: "\(question) 不按件重复，不写第几件", en: "\(question) does not repeat: it has no instances")
    case .answer(let reason):
      Label(
        zh: "\(reason.question) 的答案不被接受：应填\(reason.expected.zh)",
        en: "the answer to \(reason.question) is not accepted: needed is \(reason.expected.en)")
    case .answeredTwice(let question):
      Label(
        zh: "\(question) 在一条命令中出现两次，均未记录",
        en: "\(question) is named twice in one command; nothing was recorded")
    case .notArrived(let visit):
      Label(zh: "\(visit) 尚未记录到场", en: "nobody has arrived yet for \(visit)")
    case .ended(let visit, let state):
      Label(
        zh: "\(visit) 已是“\(VisitStateWords.label(state).zh)”",
        en: "\(visit) is \(VisitStateWords.label(state).en)")
    case .givenAway(let visit):
      Label(zh: "办公室已把 \(visit) 改派给其他小组", en: "the office gave \(visit) to another team")
    case .nothingToReopen(let visit, let state):
      Label(
        zh: "\(visit) 尚未结束或作废（\(VisitStateWords.label(state).zh)），无需重新打开",
        en: "\(visit) was never ended (\(VisitStateWords.label(state).en)): nothing to reopen")
    case .noKeyInFolder(let folder):
      Label(
        zh: "文件夹 \(folder) 中没有小组执法人员的密钥",
        en: "the folder \(folder) holds no key of an officer of the team")
    case .notFinished(let visit):
      Label(
        zh: "\(visit) 在本机未完成，不能签名", en: "\(visit) is not finished on this laptop")
    case .incomplete(let visit, let gaps):
      Label(
        zh: "\(visit) 还不能结束，缺 \(gaps.count) 项：\(Self.lines(gaps, .chinese))",
        en: "\(visit) cannot be finished, \(gaps.count) missing:\(Self.lines(gaps, .english))")
    case .notOfTheTeam(let id):
      Label(zh: "\(id) 不是此任务的检查人员", en: "\(id) is not of the visit's team")
    case .tooFewOfficers(let found, let needed):
      Label(
        zh: "到场执法人员 \(found) 人，至少须 \(needed) 人（行政处罚法第四十二条）",
        en: "\(found) officers where the law asks for \(needed) (Administrative Penalty Law 42)")
    case .decidedAlone(let found, let needed):
      Label(
        zh: "裁决人只有 \(found) 名执法人员，至少须 \(needed) 名共同裁决",
        en: "\(Counted.of(found, "officer")) where \(needed) decide a conflict together")
    case .officeDecides(let visit):
      Label(
        zh: "\(visit) 的冲突涉及办公室的决定，须由办公室裁决",
        en: "\(visit) contradicts what the office did: the office decides it")
    case .certificateExpired(let id, let day):
      Label(
        zh: "\(id) 的执法证已于 \(day) 到期，不得执法",
        en: "the certificate of \(id) expired on \(day); \(id) may not inspect")
    case .keyOfNobody(let key):
      Label(
        zh: "密钥 \(key) 不是小组执法人员已登记的密钥",
        en: "key \(key) is not the enrolled key of an officer of the team")
    case .evidenceKind(let word):
      Label(zh: "没有证据种类 \(word)", en: "there is no kind of evidence \(word)")
    case .unknownEvidence(let digest):
      Label(zh: "本机没有采集过证据 \(digest.hex)", en: "no evidence \(digest.hex) was taken here")
    case .evidenceHere(let digest):
      Label(
        zh: "证据 \(digest.hex) 完好，不能记为遗失",
        en: "the evidence \(digest.hex) is here unchanged and so not lost")
    case .emptyEvidence(let path):
      Label(zh: "\(path) 是空文件，不能作证据", en: "\(path) is empty and so no evidence")
    case .rootDiffers(let found):
      Label(
        zh: "密钥包的根指纹是 \(found)，与所给的不同",
        en: "the bundle's root is \(found), not the one given")
    case .nothingOpened: Label(zh: "尚未打开任何任务包", en: "no task bundle was opened yet")
    case .nothingToPack:
      Label(zh: "上次回执之后没有新记录", en: "nothing has happened since the last receipt")
    case .unknownField(let name):
      Label(zh: "检查对象没有字段 \(name)", en: "the subject has no field \(name)")
    case .noEvidenceNamed(let digits):
      Label(
        zh: "此任务中没有或不止一份未撤回的证据以 \(digits) 开头",
        en: "no piece of evidence of this visit that counts, or more than one, begins with "
          + digits)
    case .unknownDevice(let name):
      Label(
        zh: "没有名为 \(name) 的已登记终端", en: "no other enrolled laptop has the name or key \(name)")
    case .officeForked(let size):
      Label(
        zh: "办公室的记录与本机此前见过的 \(size) 条不符",
        en: "the office's journal does not continue the \(size) entries seen before")
    case .officeUnproved(let size):
      Label(
        zh: "任务包没有证明办公室的记录延续本机见过的前 \(size) 条",
        en: "the bundle does not prove that the office's journal continues the \(size) entries "
          + "seen before")
    case .officeProof(let path):
      Label(zh: "任务包中 \(path) 的证明不成立", en: "a proof in the bundle's \(path) does not hold")
    }
  }

  /// What to do about it: the next command wherever there is one.
  var hint: Label {
    switch self {
    case .unknownVisit:
      Label(zh: "查看编号：yicha field visits", en: "see their numbers: yicha field visits")
    case .ambiguousVisit: Label(zh: "多写几位编号", en: "write more digits of its id")
    case .noOpenVisit:
      Label(
        zh: "写明任务编号（yicha field visits），或打开任务包：yicha field open BUNDLE",
        en: "name the visit (yicha field visits), or open a task bundle: yicha field open BUNDLE")
    case .severalOpenVisits:
      Label(
        zh: "写明是哪一个，编号见 yicha field visits",
        en: "say which one; their numbers: yicha field visits")
    case .unknownQuestion:
      Label(
        zh: "查看编号和名称：yicha field show VISIT",
        en: "see numbers and names: yicha field show VISIT")
    case .filledByAct:
      Label(
        zh: "到场用 yicha field arrive，陈述用 statement，签字用 party，结束用 finish",
        en: "record the act: yicha field arrive, statement, party or finish")
    case .instance(let question, nil):
      Label(
        zh: "只写名称：yicha field answer VISIT \(question)=是",
        en: "write the name alone: yicha field answer VISIT \(question)=yes")
    case .instance(let question, _):
      Label(
        zh: "例如 yicha field answer VISIT \(question)#1=是；各件见 yicha field show VISIT",
        en:
          "for example yicha field answer VISIT \(question)#1=yes; see them: yicha field show VISIT"
      )
    case .answer(let reason):
      Label(
        zh: "重新填写：yicha field answer VISIT \(reason.question)=…（说明：yicha field fill 中输入 ?）",
        en: "answer again: yicha field answer VISIT \(reason.question)=… "
          + "(yicha field fill explains with ?)")
    case .answeredTwice: Label(zh: "每个问题只写一次", en: "name each question once")
    case .notArrived(let visit):
      Label(zh: "先运行 yicha field arrive \(visit)", en: "first: yicha field arrive \(visit)")
    case .ended(_, state: VisitState.recalled.rawValue):
      Label(
        zh: "由办公室收回的任务，只能由办公室重新派发", en: "the office recalled it; only the office gives it again")
    case .ended(let visit, _):
      Label(
        zh: "确需补正：yicha field reopen \(visit) --reason 原因",
        en: "to take it up again: yicha field reopen \(visit) --reason WHY")
    case .givenAway:
      Label(
        zh: "已记录的都保留，照常打包交办公室：yicha field pack --to DIR",
        en: "what was recorded is kept: pack it for the office: yicha field pack --to DIR")
    case .nothingToReopen(let visit, _):
      Label(zh: "直接继续：yicha field show \(visit)", en: "just go on: yicha field show \(visit)")
    case .noKeyInFolder:
      Label(
        zh: "给出本人U盘上的密钥文件，小组名单见 yicha field show",
        en: "name the officer's own key file; the team: yicha field show")
    case .notFinished(let visit):
      Label(zh: "先运行 yicha field finish \(visit)", en: "first: yicha field finish \(visit)")
    case .incomplete(let visit, let gaps):
      Self.hint(visit, hasArrived: gaps.allSatisfy { $0.question != nil })
    case .notOfTheTeam:
      Label(
        zh: "小组名单：yicha field show VISIT", en: "the team: yicha field show VISIT")
    case .tooFewOfficers:
      Label(
        zh: "写明全部到场人员：yicha field arrive VISIT --officers 编号,编号",
        en: "name all who arrived: yicha field arrive VISIT --officers ID,ID")
    case .decidedAlone:
      Label(
        zh: "两人在场共同裁决：--by 编号,编号；或带回由办公室裁决",
        en: "decide it together: --by ID,ID; or leave it to the office")
    case .officeDecides:
      Label(
        zh: "打包带回即可：yicha field pack", en: "bring it home: yicha field pack")
    case .certificateExpired:
      Label(
        zh: "写明证件有效的到场人员（--officers 编号,编号）；不足两人的，请办公室改派",
        en: "name the officers whose certificates are valid (--officers ID,ID); with fewer than "
          + "two the office gives the visit to others")
    case .keyOfNobody:
      Label(
        zh: "换用本人的密钥文件；未登记的由办公室登记（yicha office keys enrol）后再打开新任务包",
        en: "use the officer's own key file; the office enrols new ones (yicha office keys enrol) "
          + "and sends a new task bundle")
    case .evidenceKind:
      Label(zh: "用 --kind 写明：\(Self.kinds)", en: "say --kind with one of: \(Self.kinds)")
    case .unknownEvidence, .evidenceHere:
      Label(zh: "逐项核对：yicha field verify", en: "see what is missing: yicha field verify")
    case .emptyEvidence: Label(zh: "换用有内容的文件", en: "attach a file that holds something")
    case .rootDiffers:
      Label(
        zh: "与办公室的纸面逐字核对；不同就不要使用此密钥包",
        en: "compare it with the office's paper; if it differs, do not use this bundle")
    case .nothingOpened:
      Label(zh: "先运行 yicha field open BUNDLE", en: "first: yicha field open BUNDLE")
    case .nothingToPack: Label(zh: "查看：yicha field status", en: "see: yicha field status")
    case .unknownField:
      Label(
        zh: "可更正：\(CorrectSubject.fields.joined(separator: "、"))",
        en: "can be corrected: \(CorrectSubject.fields.joined(separator: ", "))")
    case .noEvidenceNamed:
      Label(
        zh: "写出其 SHA-256 的前 8 位以上，yicha field log 可见",
        en: "give 8 or more digits of its SHA-256, as yicha field log shows them")
    case .unknownDevice:
      Label(
        zh: "用对方终端的名称或16位密钥号，对方运行 yicha field status 可见；新登记的终端先打开最新任务包",
        en: "use its name or 16 digits, which yicha field status shows there; of a laptop enrolled "
          + "lately the newest task bundle tells")
    case .officeForked:
      Label(
        zh: "不要使用此任务包，保留它并报告根密钥保管人；办公室从备份恢复的，先打开其新的 KEYS.zip",
        en: "do not use this bundle; keep it and tell the holders of the root keys; where the "
          + "office was restored from a backup, open its new KEYS.zip first")
    case .officeProof, .officeUnproved:
      Label(
        zh: "请办公室重新导出任务包：yicha office export",
        en: "ask the office to export the bundle again: yicha office export")
    }
  }

  private static let kinds = EvidenceKind.allCases.map(\.rawValue).joined(separator: " ")

  private static func hint(_ visit: String, hasArrived: Bool) -> Label {
    guard hasArrived else {
      return Label(
        zh: "先记录到场：yicha field arrive \(visit)", en: "first: yicha field arrive \(visit)")
    }
    return Label(
      zh: "查看：yicha field show \(visit) --open；逐题填写用 fill，补证据用 attach FILE --question 名称",
      en: "see them: yicha field show \(visit) --open; answer with fill, add evidence with "
        + "attach FILE --question NAME")
  }

  private static func lines(_ gaps: [Gap], _ language: Language) -> String {
    gaps.map { gap in
      "\n  " + [gap.question, gap.text.text(language)].compactMap(\.self).joined(separator: " ")
    }.joined()
  }
}
