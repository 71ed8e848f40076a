import Canonical
import Forms
import Inspection
import Journal
import Merge

/// What a visit is folded from: all that the database must be asked for, and no more.
struct VisitSource: Sendable {
  /// The visit as it was last given.
  let visit: Visit
  /// The forms in every version that it was given.
  let everyForm: Set<Digest>
  /// The officers of every team that had it.
  let everyOfficer: Set<String>
  /// Its entries.
  let entries: [RecordedEntry]
  /// What the fold must know beside them.
  let context: VisitContext
  /// Its forms.
  let versions: FormVersions
  /// Entries of a revoked device that its last receipt before the revocation does not cover.
  let afterRevocation: [RecordedEntry]
  private let expired: Set<Digest>
  private let content: ContentStore

  /// Asks for it; nil for a visit that was never issued here.
  ///
  /// - Throws: `StoreError.contentMissing` when a form of it is not here; the database's error.
  init?(_ name: String, _ reading: Reading) throws {
    let entries = try reading.entries(ofVisit: name)
    let fromOffice = entries.filter(\.isFromOffice)
    let issues = try Self.issues(fromOffice)
    guard let first = issues.first, let visit = issues.last else { return nil }
    self.visit = visit
    self.entries = entries
    everyForm = Set(issues.flatMap(\.forms).map(\.digest))
    // Finishes under a reassignment are judged by the team that its own entry names.
    let officers = Set(issues.flatMap(\.team.officers).map(\.id))
    everyOfficer = officers
    versions = try FormVersions(visit, issues, reading)
    context = VisitContext(
      visit: name, team: Set(first.team.officers.map(\.id)),
      keys: try reading.inspectorKeys(officers, signing: entries),
      // What the office names it has seen, also where a laptop never gets it.
      heldElsewhere: Set(fromOffice.flatMap(\.entry.parents)))
    let ends = try reading.revokedPositions()
    afterRevocation =
      ends.isEmpty
      ? []
      : entries.filter { recorded in
        ends[recorded.origin.holder].map { recorded.entry.sequence >= $0 } ?? false
      }
    expired = try reading.expired(entries)
    content = reading.content
  }

  /// Whether a piece of evidence is here, or was let go under a receipt.
  func holds(_ digest: Digest) -> Bool { content.holds(digest) || expired.contains(digest) }

  /// The visit each time that the office gave it, in the order of its journal.
  private static func issues(_ fromOffice: [RecordedEntry]) throws -> [Visit] {
    try fromOffice.filter { $0.entry.content["visit"] != nil }
      .sorted { $0.entry.sequence < $1.entry.sequence }
      .compactMap { try $0.entry.data["visit"].map { try Visit($0) } }
  }
}

extension Reading {
  /// The evidence that this store itself has let go under a receipt; what a laptop let go the office
  /// must have.
  fileprivate func expired(_ entries: [RecordedEntry]) throws -> Set<Digest> {
    let marks = entries.filter { $0.entry.type == .evidenceExpired }
    guard !marks.isEmpty else { return [] }
    let own = try ownOrigins()
    return ExpiredPayload.digests(marks.filter { own.contains($0.origin) }.map(\.entry))
  }

  /// How many entries of each revoked device its last receipt covered, by its 16 digits.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func revokedPositions() throws -> [String: Int] {
    var positions: [String: Int] = [:]
    for row in try knownKeys() where row.type == "key.revoked" {
      positions[String(row.kid.prefix(16))] = row.record["position"]?.integer
    }
    return positions
  }

  fileprivate func inspectorKeys(
    _ officers: Set<String>, signing entries: [RecordedEntry]
  ) throws -> [Digest: InspectorKey] {
    let rows = try knownKeys()
    let revoked = Set(rows.filter { $0.type == "key.revoked" }.map(\.kid))
    var keys: [Digest: InspectorKey] = [:]
    for row in rows where row.role == "inspector" {
      guard let holder = row.holder, let key = row.publicKey, let id = Digest(hex: row.kid) else {
        continue
      }
      keys[id] = InspectorKey(
        holder: holder, publicKey: key, certified: officers.contains(holder),
        signedBeforeEnd: revoked.contains(row.kid)
          ? try signedBeforeEnd(of: row.kid, entries) : nil)
    }
    return keys
  }

  /// The key records, read once while none is added.
  private func knownKeys() throws -> [KeyRow] {
    if let keys = visits.keys { return keys }
    let keys = try keyRows()
    visits.keys = keys
    return keys
  }
}
