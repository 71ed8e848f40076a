import Canonical
import Inspection
import Sealing

/// One signer of a bundle: role, key, holder, and whether the key was good.
struct SignerLine {
  private let signer: VerifiedSigner

  init(_ signer: VerifiedSigner) {
    self.signer = signer
  }

  /// The signer in a line for people.
  var label: Label {
    let key = signer.trusted
    let names = [key.holder, key.name].compactMap(\.self).joined(separator: " ")
    let who = "\(key.role.rawValue) \(key.key.kid16)" + (names.isEmpty ? "" : " (\(names))")
    return Label(
      zh: "签名：\(who)，\((validity.map(\.zh) + [verdict.zh]).joined(separator: "，"))",
      en: "signed by \(who), \((validity.map(\.en) + [verdict.en]).joined(separator: ", "))")
  }

  /// The signer for programs.
  var value: JSONValue {
    let key = signer.trusted
    return [
      "role": .string(key.role.rawValue), "key": .string(key.key.id.hex),
      "holder": key.holder.map(JSONValue.string) ?? .null,
      "name": key.name.map(JSONValue.string) ?? .null,
      "from": key.from.map { .string($0.iso) } ?? .null,
      "revoked": key.revocation.map { end in
        [
          "at": .string(end.at.iso),
          "position": end.position.map(JSONValue.integer) ?? .null,
        ]
      } ?? .null,
      "doubt": signer.doubt == nil ? .null : verdict.value,
    ]
  }

  private var validity: [Label] {
    let key = signer.trusted
    let from = key.from.map { Label(zh: "自 \($0.iso) 起有效", en: "valid from \($0.iso)") }
    let end = key.revocation.map { end in
      let position = end.position.map {
        (zh: "，日志前 \($0) 条已有回执", en: " after \($0) entries of its journal")
      }
      return Label(
        zh: "\(end.at.iso) 起撤销\(position?.zh ?? "")",
        en: "revoked from \(end.at.iso)\(position?.en ?? "")")
    }
    return [from, end].compactMap(\.self)
  }

  private var verdict: Label {
    switch signer.doubt {
    case nil: Label(zh: "当时有效", en: "good at that time")
    case .beforeItsTime: Label(zh: "早于密钥生效", en: "before the key was valid")
    case .revoked: Label(zh: "密钥当时已撤销", en: "after the key was revoked")
    }
  }
}
