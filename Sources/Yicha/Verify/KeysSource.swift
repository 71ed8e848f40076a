import Canonical
import Inspection
import Sealing

/// Whose keys were used: one file or folder that an auditor named.
struct KeysSource {
  /// What it is.
  enum Form {
    /// A keys bundle, with what its roots are compared by.
    case bundle(Seal, rootFingerprint: String)
    /// Lines of keys; the fingerprint where roots are among them that no seal vouches for.
    case lines(signed: Int, unsigned: Int, rootFingerprint: String?)
    /// A folder of public keys, which nobody vouches for but whoever named it.
    case folder([TrustedKey])
  }

  /// The path as it was named.
  let path: String
  /// What lies there.
  let form: Form

  /// The source in a line for people.
  var label: Label {
    switch form {
    case .bundle(let seal, let fingerprint):
      let header = seal.header
      return Label(
        zh: "\(path)：密钥包 \(header.id)（\(header.created.iso)），根密钥指纹 \(fingerprint)"
          + "（请与纸质记录核对）",
        en: "\(path): keys bundle \(header.id) of \(header.created.iso), root fingerprint "
          + "\(fingerprint) (compare with paper)")
    case .lines(let signed, let unsigned, let fingerprint):
      return Label(
        zh: "\(path)：办公室签署 \(signed) 行" + Self.unsigned(unsigned, fingerprint).zh,
        en: "\(path): \(signed) lines signed by the office"
          + Self.unsigned(unsigned, fingerprint).en)
    case .folder(let keys):
      let names = keys.filter { [.root, .office].contains($0.role) }
        .map { "\($0.role.rawValue) \($0.key.kid16)" }
      let list = names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
      return Label(
        zh: "文件夹 \(path)：\(keys.count) 个公钥\(list)，由提供者自行担保",
        en: "folder \(path): \(keys.count) public keys\(list), vouched for by who named it")
    }
  }

  /// The source for programs.
  var value: JSONValue {
    var members: [String: JSONValue] = [
      "file": .string(path), "zh": .string(label.zh), "en": .string(label.en),
      "root_fingerprint": .null, "bundle": .null, "created": .null,
    ]
    switch form {
    case .bundle(let seal, let fingerprint):
      members["form"] = "bundle"
      members["root_fingerprint"] = .string(fingerprint)
      members["bundle"] = .string(seal.header.id)
      members["created"] = .string(seal.header.created.iso)
    case .lines(_, _, let fingerprint):
      members["form"] = "lines"
      members["root_fingerprint"] = fingerprint.map(JSONValue.string) ?? .null
    case .folder: members["form"] = "folder"
    }
    return .object(members)
  }

  private static func unsigned(_ count: Int, _ fingerprint: String?) -> Label {
    guard count > 0 else { return Label(zh: "", en: "") }
    let root = fingerprint.map { (zh: "，根密钥指纹 \($0)", en: ", root fingerprint \($0)") }
    return Label(
      zh: "，无人签署 \(count) 行（由提供者自行担保\(root?.zh ?? "")）",
      en: ", \(count) by nobody (vouched for by who named it\(root?.en ?? ""))")
  }
}
