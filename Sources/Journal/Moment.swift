import Canonical
package import Inspection

/// When an entry was written (design 5.3).
///
/// Claimed wall time, and a clock that only goes forward within one start of the machine.
package struct Moment: Hashable, Sendable {
  /// Claimed wall time.
  package let at: Timestamp
  /// The first 6 hexadecimal digits of SHA-256(origin ‖ the machine's boot id).
  package let boot: String
  /// Milliseconds of CLOCK_BOOTTIME, which goes on while a laptop sleeps.
  package let mono: Int

  /// A moment from its parts.
  package init(at: Timestamp, boot: String, mono: Int) {
    self.at = at
    self.boot = boot
    self.mono = mono
  }

  /// How a start of the machine is named in the journal of an origin.
  ///
  /// Two journals of one machine cannot be joined by it.
  package static func boot(origin: Origin, machineBoot: String) -> String {
    String(Digest.sha256(origin.name + machineBoot).hex.prefix(6))
  }

  /// By how many milliseconds wall time moved against the forward clock since an earlier moment.
  ///
  /// Nil across a restart, where nothing can be said.
  package func step(since earlier: Moment) -> Int? {
    guard boot == earlier.boot else { return nil }
    return (at.milliseconds - earlier.at.milliseconds) - (mono - earlier.mono)
  }
}
