import Storage

extension DemoRound {
  /// Somebody asked to stop the round.
  struct Interrupted: Error {
    let signal: Int32
  }

  /// Stops between two acts when somebody asked to.
  ///
  /// - Throws: `Interrupted`.
  func stopIfAsked() throws {
    if let signal = Interruption.pending { throw Interrupted(signal: signal) }
  }
}
