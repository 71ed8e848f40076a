import Canonical
import Inspection
import Sealing

/// What became of one bundle: verified, or refused by a check.
struct BundleVerdict {
  /// What was verified; nil when a check refused.
  let check: BundleCheck?
  /// Why it was refused; nil when it was not.
  let refusal: BundleError?
  /// Whether it is encrypted and nothing was brought to open it, so that nothing is known of it.
  let isLocked: Bool

  /// Verifies a bundle.
  ///
  /// - Parameters:
  ///   - trust: Whose signatures count.
  ///   - identities: What opens it where it is encrypted.
  ///   - time: When keys and expiry are judged; nil for the seal's own time.
  ///   - open: Gives the bundle as it lies there.
  init(
    trust: Trust, identities: [AgeX25519Identity], at time: Timestamp?,
    _ open: () throws(BundleError) -> any ByteSource
  ) {
    do throws(BundleError) {
      let source = try BundleFile.source(open(), identities: identities)
      check = try BundleCheck(source, trust: trust, at: time)
      refusal = nil
    } catch {
      check = nil
      refusal = error
    }
    isLocked = identities.isEmpty && refusal == .encryption(.noMatch)
  }

  /// The verdict in one line.
  var label: Label {
    if let check { return check.verdict }
    guard !isLocked else { return Self.locked }
    guard let refusal else { return Label(zh: "", en: "") }
    return Label(
      zh: "拒收：\(refusal.check.rawValue)：\(refusal.label.zh)",
      en: "refused: \(refusal.check.rawValue): \(refusal.label.en)")
  }

  /// How the command ends.
  var code: ExitCode { isLocked ? .personNeeded : refusal?.exitCode ?? .done }

  /// What is said of an encrypted bundle that nothing was brought for.
  static let locked = Label(
    zh: "包已加密，没有给出打开它的密钥", en: "the bundle is encrypted, and nothing to open it is named")

  /// The verdict for programs.
  var value: [String: JSONValue] {
    if let check { return check.value }
    guard let refusal else { return [:] }
    return [
      "kind": "bundle", "verdict": isLocked ? "encrypted" : "refused",
      "check": .string(refusal.check.rawValue), "code": .integer(code.rawValue),
      "reason": isLocked ? Self.locked.value : refusal.label.value,
    ]
  }
}
