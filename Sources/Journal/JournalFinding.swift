/// What verifying a journal found wrong (exit 23, except for what is malformed).
package enum JournalFinding: Error, Hashable, Sendable {
  /// A line that is no entry, by its number from 0, and why.
  case notAnEntry(line: Int, EntryError)
  /// A line whose number or whose hash of the line before is not the next one's.
  case chainBroken(line: Int)
  /// The forward clock went back within one start of the machine.
  case clockBack(line: Int)
  /// The checkpoint speaks of another size or root.
  case checkpointDiffers(size: Int)
  /// A signature on a checkpoint or receipt does not hold.
  case notSigned(String)
  /// The office has seen more entries than there are.
  case truncated(receipt: Int, entries: Int)
  /// The office saw another history.
  case forked(receipt: Int)
  /// The office's clock stands earlier on a receipt for more entries.
  case receiptsBackwards(receipt: Int)
}
