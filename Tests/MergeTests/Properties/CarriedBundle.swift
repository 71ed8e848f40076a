import Journal
import Merge

/// What a result bundle brings, without the container around it.
struct CarriedBundle {
  /// Entries of one journal.
  struct Part {
    let origin: Origin
    let entries: [Entry]
    /// Whether the journal's own device sealed the bundle.
    let isOwn: Bool
  }

  let parts: [Part]
  /// The sizes and roots that devices signed.
  let checkpoints: [Checkpoint]

  /// The same in two bundles, each with all checkpoints.
  func split(at number: Int) -> [CarriedBundle] {
    let heads = parts.map { part in
      Part(origin: part.origin, entries: Array(part.entries.prefix(number)), isOwn: part.isOwn)
    }
    let tails = parts.map { part in
      Part(
        origin: part.origin, entries: Array(part.entries.dropFirst(number)), isOwn: part.isOwn)
    }
    return [heads, tails].map { CarriedBundle(parts: $0, checkpoints: checkpoints) }
  }
}

/// The first layer of the office as far as it is pure: what bundles bring, by journal and number.
struct PureIntake {
  /// What is held, in the order in which it came.
  private(set) var arrived: [RecordedEntry]
  private var held: [Origin: [Int: [Entry]]] = [:]
  private var logs: [Origin: Log] = [:]
  private var checkpoints: [Origin: [Checkpoint]] = [:]

  /// An office that holds what it wrote itself.
  init(_ own: [RecordedEntry]) {
    arrived = own
  }

  /// Takes a bundle in.
  ///
  /// - Returns: Whether everything in it counts; what nothing proves yet must come again.
  mutating func take(_ bundle: CarriedBundle) -> Bool {
    for checkpoint in bundle.checkpoints {
      checkpoints[checkpoint.origin, default: []].append(checkpoint)
    }
    return bundle.parts.map { take($0) }.allSatisfy(\.self)
  }

  private mutating func take(_ part: CarriedBundle.Part) -> Bool {
    let origin = part.origin
    let here = held[origin] ?? [:]
    var log = logs[origin] ?? Log(origin: origin)
    var entries = part.entries
    var isProven = true
    if !part.isOwn {
      let proof = RelayProof(
        entries, onto: log, held: { here[$0]?.first?.leaf },
        checkpoints: checkpoints[origin] ?? [], earlier: { Self.log(of: origin, here, size: $0) })
      entries = proof.proven
      isProven = proof.unproven.isEmpty
    }
    let union = Union(entries, of: origin, branches: { (here[$0] ?? []).map(\.leaf) })
    for entry in union.taken {
      held[origin, default: [:]][entry.sequence, default: []].append(entry)
      arrived.append(RecordedEntry(origin: origin, entry: entry))
    }
    while let next = held[origin]?[log.size]?.first, log.take(next) { continue }
    logs[origin] = log
    return isProven
  }

  /// The end that the journal had at a size.
  private static func log(of origin: Origin, _ held: [Int: [Entry]], size: Int) -> Log? {
    var log = Log(origin: origin)
    while log.size < size {
      guard let next = held[log.size]?.first, log.take(next) else { return nil }
    }
    return log
  }
}
