import Canonical
import Inspection
import Sealing

/// The verification of one bundle.
struct BundleCheck {
  private let bundle: CheckedBundle
  private let time: Timestamp
  private let isOwnTime: Bool

  /// Verifies a bundle while it is read once, copying nothing.
  ///
  /// - Parameters:
  ///   - source: The bundle.
  ///   - trust: Whose signatures count.
  ///   - time: When keys and expiry are judged; nil for the seal's own time.
  /// - Throws: the first check that refuses.
  init(_ source: any ByteSource, trust: Trust, at time: Timestamp?) throws(BundleError) {
    bundle = try BundleReader(trust: trust, judgedAt: time).verify(source)
    self.time = time ?? bundle.seal.header.created
    isOwnTime = time == nil
  }

  /// The verdict in one line, in the words of `verify.py`.
  var verdict: Label {
    let header = bundle.seal.header
    return Label(
      zh: "核验通过：\(KindWords.label(header.kind.rawValue).zh) \(header.id)，封条 \(bundle.sealHash.hex)",
      en: "verified: \(header.kind.rawValue) \(header.id), seal \(bundle.sealHash.hex)")
  }

  /// What the bundle is, when it was judged, and who signed.
  var details: [Label] {
    let header = bundle.seal.header
    return [
      Label(
        zh: "\(header.issuer) → \(header.recipient)，第 \(header.sequence) 号，\(header.created.iso)",
        en: "\(header.issuer) to \(header.recipient), number \(header.sequence), "
          + header.created.iso),
      Label(
        zh: "\(bundle.seal.files) 个文件，\(bundle.seal.octets) 字节",
        en: "\(bundle.seal.files) files, \(bundle.seal.octets) bytes"),
      Label(
        zh: "按 \(time.iso) 判断（\(isOwnTime ? "封条的时间" : "--at")）",
        en: "judged at \(time.iso) (\(isOwnTime ? "the seal's time" : "--at"))"),
    ] + [expiry].compactMap(\.self) + bundle.signers.map { SignerLine($0).label }
  }

  /// What refuses nothing and should be seen: an expiry, a signature at a doubtful time.
  var notes: [Label] {
    (isExpired ? [expiry].compactMap(\.self) : [])
      + bundle.signers.filter { $0.doubt != nil }.map { SignerLine($0).label }
  }

  /// The verdict and all that is known, for programs.
  var value: [String: JSONValue] {
    let header = bundle.seal.header
    return [
      "kind": .string(header.kind.rawValue), "verdict": "verified", "id": .string(header.id),
      "seal": .string(bundle.sealHash.hex), "issuer": .string(header.issuer.description),
      "recipient": .string(header.recipient.description),
      "sequence": .integer(header.sequence), "created": .string(header.created.iso),
      "expires": header.expires.map { .string($0.iso) } ?? .null,
      "judged_at": .string(time.iso), "expired": .bool(isExpired),
      "files": .integer(bundle.seal.files), "bytes": .integer(bundle.seal.octets),
      "signers": .array(bundle.signers.map { SignerLine($0).value }),
    ]
  }

  private var isExpired: Bool { bundle.seal.isExpired(at: time) }

  /// Expiry refuses nothing (design 5.1), but it is shown.
  private var expiry: Label? {
    bundle.seal.header.expires.map { end in
      Label(
        zh: "有效期至 \(end.iso)\(isExpired ? "：当时已过期" : "")",
        en: "expires \(end.iso)\(isExpired ? ": expired at that time" : "")")
    }
  }
}
