import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// `field pack`: seals what happened since the last receipt into result bundles, for the office or
/// for a colleague's laptop.
package enum Pack {
  /// One bundle that was written and read back.
  package struct Result: Equatable, Sendable {
    /// How the bundle came to lie in the folder.
    package enum State: String, Sendable {
      /// It was sealed now.
      case sealed
      /// It was sealed before, the office has not confirmed it, and it was copied again.
      case again
      /// It was sealed before and lay there already.
      case there
    }

    /// Where it lies.
    package let path: String
    /// Its id.
    package let id: String
    /// How many entries of the journal it holds.
    package let entries: Int
    /// How many pieces of evidence it holds, each wholly or in part.
    package let evidence: Int
    /// How it came there.
    package let state: State
  }

  /// The most bytes that the file of a bundle may have.
  package static let largest = BundleMeasure.maximumBytes

  /// Packs a result, and delivers with it every bundle that no receipt covers yet.
  ///
  /// Each has its number, and the office waits for the one that never left the laptop. Nothing is
  /// sealed anew when nothing was done at a visit since the last bundle.
  ///
  /// - Parameters:
  ///   - folder: Where the bundles go, such as a stick.
  ///   - colleague: The device for which to pack, by its 16 digits or its name; nil for the office.
  ///   - limit: The most bytes of one bundle's file; only what alone is larger passes it.
  ///   - isPlain: Whether what is sealed now is not encrypted; recorded.
  ///   - laptop: The laptop.
  ///   - removed: Told of each unfinished copy in the folder that was removed.
  /// - Returns: The bundles in the order of their sequence.
  /// - Throws: `FieldError.nothingOpened`, `nothingToPack`, `unknownDevice`; `StoreError.contentMissing`,
  ///   `contentDiffers` for own evidence, and nothing is packed then; `BundleError`, also when a
  ///   bundle does not read back as it was written. What was sealed is delivered by the next run.
  package static func run(
    to folder: String, for colleague: String? = nil, limit: Int = largest, isPlain: Bool = false,
    on laptop: Laptop, removed: (String) -> Void = { _ in }
  ) throws -> [Result] {
    let outbox = laptop.store.folder + "/outbox"
    try AtomicFile.makeFolder(outbox, mode: 0o700)
    try AtomicFile.prepareFolder(folder)
    try sweep(folder, laptop, removed)
    let sealed = try laptop.store.write { writing in
      try Packing(laptop, writing, for: colleague, isPlain: isPlain)
        .bundles(limit: limit, outbox: outbox)
    }
    return try sealed.map { bundle in
      let path = "\(folder)/\(bundle.file)"
      let isNew = try AtomicFile.deliver(file: "\(outbox)/\(bundle.file)", to: path)
      // "Done" is said only after the copy on the stick was read back (design 5.6).
      try AtomicFile.checkDelivered(path, is: bundle.digest)
      return Result(
        path: path, id: bundle.id, entries: bundle.entries, evidence: bundle.evidence,
        state: isNew ? (bundle.isNew ? .sealed : .again) : .there)
    }
  }

  /// The beginning of the ids of the laptop's results.
  static func prefix(_ laptop: Laptop) -> String {
    "R-\(laptop.origin.region)-\(laptop.origin.holder)-"
  }

  /// Removes what an interrupted copy left on the stick.
  private static func sweep(
    _ folder: String, _ laptop: Laptop, _ removed: (String) -> Void
  ) throws {
    for name in try AtomicFile.names(in: folder)
    where name.hasPrefix(prefix(laptop)) && name.hasSuffix(".part") {
      try FileSystem.remove("\(folder)/\(name)")
      removed("\(folder)/\(name)")
    }
  }
}
