import Inspection
import Sealing

extension Failure {
  init(_ error: TrustError) {
    self.init(
      error.exitCode, error.label,
      hint: Label(
        zh: "请办公室重新发出密钥：yicha office keys export DIR，再与纸面上的根指纹逐字核对",
        en: "ask the office for its keys again (yicha office keys export DIR) and compare the "
          + "root's fingerprint with paper"))
  }
}

extension TrustError {
  /// How a command ends that meets it (design 6).
  var exitCode: ExitCode {
    switch self {
    case .malformed: .malformed
    case .prefixTaken, .secondRole, .notSealedByRoots, .unknownSigner, .signature, .signerNotGood,
      .unknownKey, .threshold, .rootsDiffer:
      .notAuthentic
    }
  }

  /// What is wrong, for people.
  var label: Label {
    switch self {
    case .malformed(.none): Label(zh: "密钥清单不合格式", en: "the list of keys is malformed")
    case .malformed(.some(let line)):
      Label(zh: "密钥清单第 \(line) 行不合格式", en: "line \(line) of the list of keys is malformed")
    case .prefixTaken(let key):
      Label(
        zh: "密钥 \(key) 与另一密钥的前16位相同",
        en: "key \(key) shares its first 16 digits with another key")
    case .secondRole(let key):
      Label(
        zh: "密钥 \(key) 已有角色和持有人，不能再作他用",
        en: "key \(key) has a role and holder already and cannot have another")
    case .notSealedByRoots(let key):
      Label(zh: "密钥 \(key) 没有根密钥担保", en: "no root key vouches for key \(key)")
    case .unknownSigner(let key):
      Label(
        zh: "登记由未知的办公室密钥 \(key) 签署",
        en: "an enrolment is signed by the unknown office key \(key)")
    case .signature(let key):
      Label(
        zh: "密钥 \(key) 的登记签名无效",
        en: "the signature on the enrolment of key \(key) does not hold")
    case .signerNotGood(let key):
      Label(
        zh: "签署登记时办公室密钥 \(key) 已失效或尚未生效",
        en: "office key \(key) was not valid when it signed an enrolment")
    case .unknownKey(let key):
      Label(zh: "被吊销的密钥 \(key) 从未登记", en: "the revoked key \(key) was never enrolled")
    case .threshold(let have, let need):
      Label(
        zh: "根密钥签名 \(have) 个，至少要 \(need) 个",
        en: "\(have) root keys signed where \(need) are needed")
    case .rootsDiffer(let version):
      Label(
        zh: "密钥包的根密钥（第 \(version) 版）与本机所信的不同",
        en: "the keys bundle has other roots of version \(version) than those trusted here")
    }
  }
}
