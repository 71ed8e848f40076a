package import Canonical
package import Inspection
package import Journal

/// What follows from the entries of a proof and is written beside them, for people to read.
extension VisitProof {
  /// The evidence that the entries name, a canonical line for each capture.
  ///
  /// - Throws: `CanonicalError` for what no record may hold.
  package func evidenceLines() throws(CanonicalError) -> [[UInt8]] {
    let entries = entries
    let lost = Dictionary(grouping: entries, by: \.origin).mapValues { recorded in
      LostPayload.digests(recorded.map(\.entry))
    }
    var lines: [[UInt8]] = []
    for reference in EvidenceReference.all(in: entries) {
      let (payload, recorded) = (reference.payload, reference.recorded)
      lines.append(
        try CanonicalJSON.write([
          "kind": .string(payload.kind),
          "lost": .bool(lost[recorded.origin]?.contains(payload.digest) ?? false),
          "origin": .string(recorded.origin.name), "seq": .integer(recorded.entry.sequence),
          "sha256": .string(payload.digest.hex), "size": .integer(payload.size),
          "withdrawn": .bool(reference.withdrawn),
        ]))
    }
    return lines
  }

  /// The bounds of the entries, from what lies in the folder alone.
  ///
  /// - Parameter receipts: When the office cosigned which sizes.
  /// - Returns: The bounds of all entries.
  package func bounds(receipts: [Origin: [(size: Int, time: Timestamp)]]) -> TimeBounds {
    TimeBounds(
      entries,
      anchors: TimeBounds.Anchors(receipts: receipts, held: statement?.entry.moment.at))
  }

  /// The bounds of what laptops recorded, a canonical line for each entry.
  ///
  /// - Parameter receipts: When the office cosigned which sizes.
  /// - Returns: The lines, by journal and number.
  /// - Throws: `CanonicalError` for what no record may hold.
  package func timeLines(
    receipts: [Origin: [(size: Int, time: Timestamp)]]
  ) throws(CanonicalError) -> [[UInt8]] {
    let bounds = bounds(receipts: receipts)
    var lines: [[UInt8]] = []
    for recorded in entries where !recorded.isFromOffice {
      let interval = bounds[recorded]
      lines.append(
        try CanonicalJSON.write([
          "not_after": Self.value(interval?.notAfter),
          "not_before": Self.value(interval?.notBefore),
          "origin": .string(recorded.origin.name), "seq": .integer(recorded.entry.sequence),
        ]))
    }
    return lines
  }

  private static func value(_ time: Timestamp?) -> JSONValue {
    time.map { .integer($0.milliseconds) } ?? .null
  }
}
