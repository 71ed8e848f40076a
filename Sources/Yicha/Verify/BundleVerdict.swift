import Canonical
import Inspection
import Sealing

/// What became of one bundle: verified, or refused by a check.
struct BundleVerdict {
  /// What was verified; nil when a check refused.
  let check: BundleCheck?
  /// Why it was refused; nil when it was not.
  let refusal: BundleError?

  /// Verifies a bundle.
  ///
  /// - Parameters:
  ///   - trust: Whose signatures count.
  ///   - time: When keys and expiry are judged; nil for the seal's own time.
  ///   - open: Gives the bundle.
  init(
    trust: Trust, at time: Timestamp?, _ open: () throws(BundleError) -> any ByteSource
  ) {
    do throws(BundleError) {
      check = try BundleCheck(open(), trust: trust, at: time)
      refusal = nil
    } catch {
      check = nil
      refusal = error
    }
  }

  /// The verdict in one line.
  var label: Label {
    if let check { return check.verdict }
    guard let refusal else { return Label(zh: "", en: "") }
    return Label(
      zh: "拒收：\(refusal.check.rawValue)：\(refusal.label.zh)",
      en: "refused: \(refusal.check.rawValue): \(refusal.label.en)")
  }

  /// How the command ends.
  var code: ExitCode { refusal?.exitCode ?? .done }

  /// The verdict for programs.
  var value: [String: JSONValue] {
    if let check { return check.value }
    guard let refusal else { return [:] }
    return [
      "kind": "bundle", "verdict": "refused", "check": .string(refusal.check.rawValue),
      "code": .integer(refusal.exitCode.rawValue), "reason": refusal.label.value,
    ]
  }
}
