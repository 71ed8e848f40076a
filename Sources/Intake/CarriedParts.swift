import Canonical
import Journal
import Sealing
import Storage

/// The parts of journals that a laptop carries to the office as they came in a colleague's bundle.
enum CarriedParts {
  /// Keeps the parts as files.
  ///
  /// - Parameters:
  ///   - bundle: The colleague's.
  ///   - taken: The entries that were taken in of it.
  ///   - store: The laptop's.
  /// - Returns: What the laptop's entry says of them.
  /// - Throws: `BundleError`, `StoreError`.
  static func merged(
    _ bundle: VerifiedBundle, _ taken: [(origin: Origin, entries: [Entry])], _ store: Store
  ) throws -> MergedPayload {
    var carried: [MergedPayload.Carried] = []
    for file in bundle.files(under: "data/journals/") {
      guard let part = ResultContent.JournalPart(path: file.path) else { continue }
      let origin = Origin.device(part.kid16, region: store.origin.region)
      // Of its own journal the laptop has everything.
      guard origin != store.origin else { continue }
      let lines = try bundle.lines(of: part.path)
      let notes = ResultContent.checkpointsPath(part.kid16)
      let hasNotes = bundle.files(under: notes).contains { $0.path == notes }
      carried.append(
        MergedPayload.Carried(
          origin: origin, first: part.first, last: part.last,
          lines: try store.content.add(Array(lines.joined(separator: [0x0A])) + [0x0A]),
          checkpoints: try store.content.add(hasNotes ? bundle.bytes(of: notes) : [])))
    }
    let named = taken.filter { !$0.entries.isEmpty }
      .map { MergedPayload.Taken(origin: $0.origin, $0.entries) }
    return MergedPayload(taken: named, carried: carried)
  }
}
