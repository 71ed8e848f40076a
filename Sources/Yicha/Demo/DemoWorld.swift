import Inspection
import Journal
import Sealing
import Synchronization

/// The demo's folder, clock and randomness.
///
/// The clock stands in September 2023, as the demo's plan does, and goes on only when the demo says
/// so.
final class DemoWorld: Sendable {
  /// The folder that everything lies in.
  let folder: String
  /// What the round was seeded with.
  let seed: UInt64
  private let milliseconds: Mutex<Int>
  private let generator: Mutex<UInt64>

  /// A world that begins on Monday, 2023-09-04, at nine in the morning in China.
  init(folder: String, seed: UInt64) {
    self.folder = folder
    self.seed = seed
    milliseconds = Mutex(1_693_789_200_000)
    generator = Mutex(seed)
  }

  /// Time goes on.
  func pass(minutes: Int = 0, seconds: Int = 0) {
    milliseconds.withLock { $0 += (minutes * 60 + seconds) * 1000 }
  }

  /// Now.
  var now: Timestamp { Timestamp(milliseconds: milliseconds.withLock { $0 }) }

  /// The surroundings of one machine of this world.
  func machine(_ name: String) -> Surroundings {
    Surroundings(
      now: { self.now }, mono: { self.milliseconds.withLock { $0 } - 1_693_780_000_000 },
      machineBoot: "demo \(name)", random: { self.random($0) })
  }

  /// SplitMix64 over the seed: the demo's keys and salts are the same each time.
  ///
  /// Real ones come from the system.
  func random(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 32) }
  }

  /// What wraps the demo's keys; they protect nothing, so that it costs no time.
  static func passphrase() throws -> AgeScryptRecipient {
    let recipient = AgeScryptRecipient(
      passphrase: words, workFactor: AgeScryptRecipient.testOnlyWorkFactor)
    guard let recipient else { throw BundleError.key("demo") }
    return recipient
  }

  /// What opens them again.
  static func identity() throws -> AgeScryptIdentity {
    guard let identity = AgeScryptIdentity(passphrase: words) else {
      throw BundleError.key("demo")
    }
    return identity
  }

  private static let words = "demo only, protects nothing"

  private func next() -> UInt64 {
    generator.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
