import Draw
import Inspection

extension Failure {
  init(_ error: DrawError) {
    self.init(error.exitCode, error.label, hint: error.hint)
  }
}

extension DrawError {
  /// How a command ends that meets it (design 6).
  var exitCode: ExitCode {
    switch self {
    case .invalid, .unknownObject, .seedIsNotText, .proofNeedsPoolLine: .notAccepted
    case .invalidLine, .notCanonical, .notJSON, .missing, .unknownFormat, .malformedProof:
      .malformed
    case .rootDiffers, .stratumTwice, .objectTwice, .inspectorTwice, .roleTwice, .unknownStratum,
      .poolIsNotTheRest, .proofOfAnotherPlan, .proofOfAnotherSeed, .proofNotInTree,
      .proofContradictsPublished:
      .contradiction
    }
  }

  /// What is wrong, for people.
  var label: Label {
    switch self {
    case .invalid(let field):
      Label(
        zh: "抽取格式无法表示 \(field.rawValue) 的值", en: "the draw format cannot say this \(field.rawValue)"
      )
    case .invalidLine(let file, let line, let field):
      Label(
        zh: "\(file.rawValue) 第 \(line) 行的 \(field.rawValue) 不合规定",
        en: "\(file.rawValue):\(line): \(field.rawValue) is not what it must be")
    case .notCanonical(let file, let line):
      Label(
        zh: "\(file.rawValue) 第 \(line) 行不是规范写法", en: "\(file.rawValue):\(line): not canonical")
    case .notJSON(let file):
      Label(zh: "\(file.rawValue) 不是 JSON 对象", en: "\(file.rawValue) is no JSON object")
    case .missing(let file):
      Label(zh: "抽取文件夹中没有 \(file.rawValue)", en: "the draw folder has no \(file.rawValue)")
    case .unknownFormat(let format):
      Label(zh: "不认识的抽取格式 \(format)", en: "an unknown format of draw: \(format)")
    case .rootDiffers(let file, _, _):
      Label(
        zh: "\(file.rawValue) 与计划中公布的根不符",
        en: "\(file.rawValue) is not what the plan commits to")
    case .stratumTwice(let name): Label(zh: "层 \(name) 出现两次", en: "stratum \(name) stands twice")
    case .objectTwice(let id): Label(zh: "检查对象 \(id) 出现两次", en: "subject \(id) stands twice")
    case .inspectorTwice(let id):
      Label(zh: "检查人员 \(id) 出现两次", en: "inspector \(id) stands twice")
    case .roleTwice(let name): Label(zh: "岗位 \(name) 出现两次", en: "role \(name) stands twice")
    case .unknownStratum(let object, let stratum):
      Label(
        zh: "检查对象 \(object) 的层 \(stratum) 不在计划中",
        en: "subject \(object) is of stratum \(stratum), which the plan does not have")
    case .poolIsNotTheRest:
      Label(
        zh: "抽取库不等于名录减去排除的对象", en: "the pool is not the register less those left out")
    case .unknownObject(let id):
      Label(zh: "名录中没有检查对象 \(id)", en: "the register has no subject \(id)")
    case .seedIsNotText: Label(zh: "随机数不是 UTF-8 文字", en: "the randomness is not UTF-8 text")
    case .malformedProof(.none): Label(zh: "证明不合格式", en: "the proof is malformed")
    case .malformedProof(.some(let field)):
      Label(
        zh: "证明的 \(field.rawValue) 不合规定", en: "the proof's \(field.rawValue) is not what it must be"
      )
    case .proofOfAnotherPlan:
      Label(zh: "证明属于另一份计划", en: "the proof belongs to another plan")
    case .proofOfAnotherSeed:
      Label(zh: "证明中的随机数不是公布的那个", en: "the proof's randomness is not the published one")
    case .proofNotInTree:
      Label(zh: "证明中的一行不在公布的树中", en: "the proof's line is not in the published tree")
    case .proofNeedsPoolLine:
      Label(
        zh: "该对象在抽取库中，须用抽取库的一行证明",
        en: "the subject is in the pool and must be proved by its line there")
    case .proofContradictsPublished:
      Label(zh: "证明与公布的名单矛盾", en: "the proof contradicts the published list")
    }
  }

  /// What to do about it.
  var hint: Label {
    switch self {
    case .invalid, .seedIsNotText:
      Label(
        zh: "改正计划或名录后再冻结：yicha office draw commit ENTRY",
        en: "correct plan or register, then: yicha office draw commit ENTRY")
    case .unknownObject:
      Label(zh: "核对统一社会信用代码", en: "check the subject's credit code")
    case .invalidLine, .notCanonical, .notJSON, .missing, .unknownFormat:
      Label(
        zh: "向公布机关重新取得整个文件夹，再核对：yicha verify FOLDER",
        en: "get the whole folder again from whoever published it, then: yicha verify FOLDER")
    case .rootDiffers, .stratumTwice, .objectTwice, .inspectorTwice, .roleTwice, .unknownStratum,
      .poolIsNotTheRest:
      Label(
        zh: "不要采用此次抽取；保留文件并与首次公布的计划哈希核对：yicha verify FOLDER",
        en: "do not use this draw; keep the files and compare them with the plan hash as first "
          + "published: yicha verify FOLDER")
    case .malformedProof, .proofOfAnotherPlan, .proofOfAnotherSeed, .proofNotInTree,
      .proofNeedsPoolLine, .proofContradictsPublished:
      Label(zh: "请办公室重新出具证明", en: "ask the office for the proof again")
    }
  }
}
