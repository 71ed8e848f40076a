package import Inspection

/// Between which moments of the office's clock an act lies, as far as that can be proved.
package struct ProvenInterval: Hashable, Sendable {
  /// Not before this; nil where nothing says so.
  package var notBefore: Timestamp?
  /// Not after this; nil where nothing says so yet.
  package var notAfter: Timestamp?

  /// An interval from its ends.
  package init(notBefore: Timestamp? = nil, notAfter: Timestamp? = nil) {
    self.notBefore = notBefore
    self.notAfter = notAfter
  }

  /// Whether the ends contradict each other, as where the office's own clock was wrong.
  package var isContradictory: Bool {
    guard let notBefore, let notAfter else { return false }
    return notBefore > notAfter
  }

  /// Clocks of a room differ by so many milliseconds without anybody's fault.
  package static let tolerance = 60_000

  /// Whether a claimed time lies outside by more than the clocks of a room differ.
  package func excludes(_ claimed: Timestamp) -> Bool {
    if let notBefore, claimed.milliseconds < notBefore.milliseconds - Self.tolerance { return true }
    if let notAfter, claimed.milliseconds > notAfter.milliseconds + Self.tolerance { return true }
    return false
  }
}
