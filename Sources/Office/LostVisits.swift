import Canonical
import Journal
import Merge
import Sealing
import Storage

/// Visits that a device was given and no longer has: recalled, voided, reassigned or decided.
///
/// The device is told where each stands, in every task bundle until its own journal shows that it
/// has heard so. What it ended itself it need not be told.
struct LostVisits {
  /// Those that it has not heard of yet, by name.
  let files: [VisitFile]

  /// Finds them.
  ///
  /// - Parameters:
  ///   - device: The device's key.
  ///   - held: The visits that it has.
  ///   - office: The office's journal.
  ///   - reading: The office's store.
  /// - Throws: `StoreError` for a row or a form that cannot be read; the database's error.
  init(
    of device: Digest, besides held: [String], _ office: Origin, _ reading: Reading
  ) throws {
    let recipient = Party.device(device).description
    let sent = try reading.bundles().filter { row in
      row.direction == .outgoing && row.kind == BundleKind.task.rawValue
        && row.recipient == recipient
    }
    let given = Set(sent.flatMap { $0.detail["visits"]?.strings ?? [] }).subtracting(held)
    guard !given.isEmpty else {
      files = []
      return
    }
    let journal = Origin.device(device.prefix16, region: office.region)
    let known = Known(try reading.entries(of: journal))
    let lost = try given.sorted().filter { visit in
      let state = try reading.visitRow(visit)?["state"]?.string ?? ""
      return !known.holds(visit, state)
    }
    files = try lost.compactMap { try reading.visitFile($0) }
  }

  /// What a device knows of visits that are not its own any more, as far as its journal is here.
  private struct Known {
    private var heard: [String: OfficeStanding] = [:]
    private var ended: [String: VisitState] = [:]

    init(_ entries: [Entry]) {
      for entry in entries {
        switch entry.type {
        case .bundleOpened:
          for value in entry.data["standings"]?.array ?? [] {
            guard let standing = OfficeStanding(value) else { continue }
            heard[standing.visit] = standing
          }
        case .visitFinished: ended[entry.visit ?? ""] = .finished
        case .visitVoided: ended[entry.visit ?? ""] = .voided
        case .visitReopened: ended[entry.visit ?? ""] = nil
        default: continue
        }
      }
    }

    func holds(_ visit: String, _ state: String) -> Bool {
      ended[visit]?.rawValue == state
        || heard[visit] == OfficeStanding(visit: visit, state: state, isHeld: false)
    }
  }
}
