import Canonical
import Journal
import Sealing

/// How a result is spread over bundles, none of whose files is larger than it may be.
///
/// Entries go first, in order, then evidence; whatever does not fit begins the next bundle. Only a
/// file that alone is larger than the limit makes a bundle that is.
struct PackPlan {
  /// The most that the entries of one bundle expand to: who opens it holds them in memory.
  static let largestRecords = 32 << 20

  /// A piece of evidence, or a part of one, as a file of a bundle.
  struct Evidence: Equatable {
    /// SHA-256 of the whole piece.
    let whole: Digest
    /// Where it lies in the bundle.
    let path: String
    /// SHA-256 of this file.
    let digest: Digest
    /// Which bytes of the piece it is.
    let range: Range<Int>

    /// The files of a piece: itself, or its parts.
    static func files(of payload: EvidencePayload) -> [Evidence] {
      let whole = payload.digest
      guard let parts = payload.parts else {
        let path = ResultContent.evidencePath(whole)
        return [Evidence(whole: whole, path: path, digest: whole, range: 0..<payload.size)]
      }
      return zip(parts.digests, parts.ranges(in: payload.size)).enumerated().map { index, part in
        let path = ResultContent.partPath(index + 1, of: whole)
        return Evidence(whole: whole, path: path, digest: part.0, range: part.1)
      }
    }
  }

  /// What one bundle holds.
  struct Bundle {
    /// Entries of the laptop's journal, in order.
    fileprivate(set) var entries: [Entry] = []
    /// Parts of colleagues' journals.
    fileprivate(set) var carried: [CarriedJournal] = []
    /// Evidence.
    fileprivate(set) var evidence: [Evidence] = []
    fileprivate var load: Load

    /// How many pieces of evidence it holds, each wholly or in part.
    var pieces: Int { Set(evidence.map(\.whole)).count }
  }

  /// How full a bundle is.
  fileprivate struct Load {
    /// Of the bundle without its entries.
    var measure: BundleMeasure
    var entries: ClosedRange<Int>?
    var recordBytes = 0
    var carriedBytes = 0
    var noteBytes = 0
    var evidence = 0

    /// The paths of the parts that are carried.
    var carried: Set<String> = []

    var isEmpty: Bool { entries == nil && evidence == 0 && carried.isEmpty }
  }

  /// The bundles, in order.
  private(set) var bundles: [Bundle]
  private let kid16: String
  private let notes: [SignedNote]
  private let limit: Int
  private let recordLimit: Int
  private let empty: (Int) -> BundleMeasure

  /// A plan of one bundle that holds nothing.
  ///
  /// - Parameters:
  ///   - kid16: Whose journal it is.
  ///   - notes: The checkpoints that go along with the entries they cover.
  ///   - limit: The most bytes of a bundle's file.
  ///   - recordLimit: The most bytes that the entries of one bundle expand to.
  ///   - empty: The measure of the bundle with that index while it holds nothing.
  init(
    of kid16: String, notes: [SignedNote], limit: Int, recordLimit: Int = largestRecords,
    empty: @escaping (Int) -> BundleMeasure
  ) {
    self.kid16 = kid16
    self.notes = notes
    self.limit = limit
    self.recordLimit = recordLimit
    self.empty = empty
    bundles = [Bundle(load: Load(measure: empty(0)))]
  }

  /// Adds the next entry of the journal.
  mutating func add(_ entry: Entry) {
    place(.entry(entry))
    bundles[bundles.count - 1].entries.append(entry)
  }

  /// Adds a part of a colleague's journal.
  mutating func add(_ carried: CarriedJournal) {
    place(.carried(carried))
    bundles[bundles.count - 1].carried.append(carried)
  }

  /// Adds a file of evidence.
  mutating func add(_ evidence: Evidence) {
    place(.evidence(evidence))
    bundles[bundles.count - 1].evidence.append(evidence)
  }

  /// The files of a bundle.
  ///
  /// - Parameters:
  ///   - bundle: One of this plan.
  ///   - location: Where a piece of evidence lies.
  /// - Returns: Them, with the entries as one file of records.
  /// - Throws: `BundleError.gzip` when zlib has no memory.
  func items(
    of bundle: Bundle, evidenceAt location: (Digest) -> String
  ) throws(BundleError) -> [BundleItem] {
    var items = bundle.evidence.map { evidence in
      BundleItem(
        evidence.path, file: location(evidence.whole), range: evidence.range,
        digest: evidence.digest)
    }
    items += try Self.items(of: bundle.carried)
    guard let first = bundle.entries.first, let last = bundle.entries.last else { return items }
    let path = ResultContent.journalPath(kid16, first: first.sequence, last: last.sequence)
    items.append(try BundleItem(path, lines: bundle.entries.map(\.line)))
    items.append(
      BundleItem(
        ResultContent.checkpointsPath(kid16), bytes: checkpoints(from: first.sequence)))
    return items
  }

  private static func items(
    of carried: [CarriedJournal]
  ) throws(BundleError) -> [BundleItem] {
    var items: [BundleItem] = []
    for journal in carried { items.append(try BundleItem(journal.path, lines: journal.lines)) }
    for (origin, journals) in Dictionary(grouping: carried, by: \.origin) {
      let notes = Set(journals.flatMap(\.notes)).sorted { $0.checkpoint.size < $1.checkpoint.size }
      guard !notes.isEmpty else { continue }
      let text = ResultContent.checkpointsFile(notes.map(\.text))
      items.append(
        BundleItem(ResultContent.checkpointsPath(origin.holder), bytes: Array(text.utf8)))
    }
    return items
  }

  private enum Addition {
    case carried(CarriedJournal)
    case entry(Entry)
    case evidence(Evidence)
  }

  /// Counts something in the last bundle, or in a new one where it no longer fits.
  private mutating func place(_ addition: Addition) {
    let last = bundles[bundles.count - 1].load
    var load = counting(addition, in: last)
    // Two branches of one journal may have parts of one name: they go in different bundles.
    if !last.isEmpty, !fits(load) || isDouble(addition, in: last) {
      let empty = Load(measure: empty(bundles.count))
      bundles.append(Bundle(load: empty))
      load = counting(addition, in: empty)
    }
    bundles[bundles.count - 1].load = load
  }

  private func counting(_ addition: Addition, in load: Load) -> Load {
    var load = load
    switch addition {
    case .carried(let journal):
      let size = journal.lines.reduce(0) { $0 + $1.count + 1 }
      load.measure.add(records: journal.path, expanded: size)
      load.measure.add(
        ResultContent.checkpointsPath(journal.origin.holder),
        size: journal.notes.reduce(0) { $0 + $1.text.utf8.count + 1 })
      load.carriedBytes += size
      load.carried.insert(journal.path)
    case .entry(let entry):
      if load.entries == nil { load.noteBytes = checkpoints(from: entry.sequence).count }
      load.entries = (load.entries?.lowerBound ?? entry.sequence)...entry.sequence
      load.recordBytes += entry.line.count + 1
    case .evidence(let evidence):
      load.measure.add(evidence.path, size: evidence.range.count)
      load.evidence += 1
    }
    return load
  }

  private func isDouble(_ addition: Addition, in load: Load) -> Bool {
    guard case .carried(let journal) = addition else { return false }
    return load.carried.contains(journal.path)
  }

  private func fits(_ load: Load) -> Bool {
    var measure = load.measure
    if let entries = load.entries {
      let path = ResultContent.journalPath(
        kid16, first: entries.lowerBound, last: entries.upperBound)
      measure.add(records: path, expanded: load.recordBytes)
      measure.add(ResultContent.checkpointsPath(kid16), size: load.noteBytes)
    }
    return measure.isAllowed && measure.bytes <= limit
      && load.recordBytes + load.carriedBytes <= recordLimit
  }

  /// The checkpoints that cover entries from there on.
  private func checkpoints(from sequence: Int) -> [UInt8] {
    let covering = notes.filter { $0.checkpoint.size > sequence }
    return Array(ResultContent.checkpointsFile(covering.map(\.text)).utf8)
  }
}

extension CarriedJournal {
  /// Where the part lies in a bundle.
  var path: String {
    ResultContent.journalPath(origin.holder, first: first, last: last)
  }
}
