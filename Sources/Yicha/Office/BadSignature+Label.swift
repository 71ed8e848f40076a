import Inspection
import Merge

extension BadSignature.Reason {
  /// Why the signature does not count, for people.
  var label: Label {
    switch self {
    case .unknownKey: Label(zh: "密钥未登记", en: "the key is not enrolled")
    case .notOfTheTeam: Label(zh: "不是本组人员", en: "not of the team")
    case .notCertified: Label(zh: "不是执法人员", en: "not a certified inspector")
    case .revokedKey:
      Label(
        zh: "密钥已撤销，不能证明签于撤销之前",
        en: "the key was revoked, and nothing shows that it signed before")
    case .doesNotHold: Label(zh: "签名不成立", en: "the signature does not hold")
    }
  }
}
