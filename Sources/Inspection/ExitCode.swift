/// How the command ends (design 6): the codes are additive and never change their meaning.
package enum ExitCode: Int, Sendable, CaseIterable {
  /// Done; also: nothing to do, already imported, expired but recorded.
  case done = 0
  /// Failed for a reason not listed.
  case failed = 1
  /// Done as far as possible; a person is needed.
  case personNeeded = 3
  /// Not done, incomplete; nothing changed.
  case incomplete = 4
  /// The store is missing.
  case storeMissing = 10
  /// The store is held by another program.
  case storeBusy = 11
  /// The store was written by a newer Yicha.
  case storeNewer = 12
  /// Malformed: container, grammar, checksum, truncated, newer format.
  case malformed = 20
  /// Not authentic: signature, signer, role, or a hash that the seal names.
  case notAuthentic = 21
  /// Authentic but not for here: wrong recipient, replayed, recalled.
  case notForHere = 22
  /// A journal or draw contradicts itself or a receipt.
  case contradiction = 23
  /// Wrong usage.
  case usage = 64
  /// Input not accepted: answer, row, form, plan, calendar.
  case notAccepted = 65
}
