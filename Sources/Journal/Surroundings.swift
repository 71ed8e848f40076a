package import Inspection

/// What an act takes from the world, as values that a test can fix.
package struct Surroundings: Sendable {
  /// Wall time.
  package var now: @Sendable () -> Timestamp
  /// Milliseconds of the clock that only goes forward.
  package var mono: @Sendable () -> Int
  /// What names this start of the machine.
  package var machineBoot: String
  /// That many random bytes.
  package var random: @Sendable (Int) -> [UInt8]

  /// Surroundings from their parts.
  package init(
    now: @escaping @Sendable () -> Timestamp, mono: @escaping @Sendable () -> Int,
    machineBoot: String, random: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.now = now
    self.mono = mono
    self.machineBoot = machineBoot
    self.random = random
  }

  /// The moment as the journal of an origin writes it.
  package func moment(for origin: Origin) -> Moment {
    Moment(
      at: now(), boot: Moment.boot(origin: origin, machineBoot: machineBoot), mono: mono())
  }
}
