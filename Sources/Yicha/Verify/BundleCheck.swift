import Canonical
import Inspection
import Sealing
import Storage

/// The verification of a bundle.
struct BundleCheck {
  private let bundle: CheckedBundle
  private let sources: [Label]
  private let isExpired: Bool

  /// Verifies the bundle at a path, copying nothing; a keys bundle may introduce its own roots.
  ///
  /// - Throws: the first check that refuses; `Failure.Thrown` (64) when keys are needed.
  init(_ path: String, keys paths: [String], at time: Timestamp?) throws {
    let look = try BundleScan.look(at: path)
    guard look != .other else { throw BundleError.header(entry: "bagit.txt") }
    guard !paths.isEmpty || look == .bundle(.keys) else { throw BundleCheck.needsKeys }
    let keys = try AuditorKeys(paths.isEmpty ? [path] : paths)
    let reader = BundleReader(trust: try keys.trust(), judgedAt: time)
    bundle = try reader.verify(at: path)
    sources = keys.sources
    isExpired = bundle.seal.isExpired(at: time ?? bundle.seal.header.created)
  }

  /// Says the verdict, in the words of `verify.py`, and whose keys were used.
  func tell(json: Bool) {
    let console = Console.live
    let header = bundle.seal.header
    guard !json else {
      console.print(json: value)
      return
    }
    console.print(
      "核验通过：\(KindWords.label(header.kind.rawValue).zh) \(header.id)，封条 \(bundle.sealHash.hex)",
      "verified: \(header.kind.rawValue) \(header.id), seal \(bundle.sealHash.hex)")
    console.print(
      "  \(header.issuer) → \(header.recipient)，第 \(header.sequence) 号，\(header.created.iso)",
      "  \(header.issuer) to \(header.recipient), number \(header.sequence), \(header.created.iso)")
    console.print(
      "  \(bundle.seal.files) 个文件，\(bundle.seal.octets) 字节",
      "  \(bundle.seal.files) files, \(bundle.seal.octets) bytes")
    for signer in bundle.signers { console.print("  \(console.text(Self.words(signer)))") }
    if isExpired {
      console.say("注意：该包已过有效期", "note: the bundle had expired at that time")
    }
    for source in sources { console.say("所用密钥：\(source.zh)", "keys used: \(source.en)") }
  }

  private var value: JSONValue {
    let header = bundle.seal.header
    return [
      "kind": .string(header.kind.rawValue), "verdict": "verified", "id": .string(header.id),
      "seal": .string(bundle.sealHash.hex), "issuer": .string(header.issuer.description),
      "recipient": .string(header.recipient.description),
      "sequence": .integer(header.sequence), "created": .string(header.created.iso),
      "expired": .bool(isExpired), "files": .integer(bundle.seal.files),
      "bytes": .integer(bundle.seal.octets),
      "signers": .array(
        bundle.signers.map { signer in
          [
            "role": .string(signer.trusted.role.rawValue),
            "key": .string(signer.trusted.key.id.hex),
            "holder": signer.trusted.holder.map(JSONValue.string) ?? .null,
            "doubt": signer.doubt.map { Self.doubt($0).value } ?? .null,
          ]
        }),
      "keys": .array(sources.map(\.value)),
    ]
  }

  private static func words(_ signer: VerifiedSigner) -> Label {
    let key = signer.trusted
    let names = [key.holder, key.name].compactMap(\.self).joined(separator: " ")
    let who = "\(key.role.rawValue) \(key.key.kid16)" + (names.isEmpty ? "" : " (\(names))")
    guard let doubt = signer.doubt.map(doubt) else {
      return Label(zh: "签名：\(who)", en: "signed by \(who)")
    }
    return Label(zh: "签名：\(who)，\(doubt.zh)", en: "signed by \(who), \(doubt.en)")
  }

  private static func doubt(_ doubt: SignerDoubt) -> Label {
    switch doubt {
    case .beforeItsTime: Label(zh: "早于密钥生效", en: "before the key was valid")
    case .revoked: Label(zh: "密钥已撤销", en: "after the key was revoked")
    }
  }

  private static var needsKeys: Failure.Thrown {
    Usage.wrong(
      "核验该包需要密钥", "this bundle is verified with keys, and none are named",
      hint: Label(
        zh: "加上 --keys KEYS.zip，或 --keys 公钥文件夹",
        en: "add --keys KEYS.zip, or --keys with a folder of public keys"))
  }
}
