import Canonical
import Inspection
package import Journal
package import Merge
package import Sealing
import Storage

/// The making of a visit's proof within one transaction.
struct ProofMaking {
  private let desk: OfficeDesk
  private let reading: Reading
  private let proof: VisitProof
  private let check: VisitProofCheck
  private let unproven: [RecordedEntry]

  /// Finds what proves the visit's entries, and records that it is handed out.
  ///
  /// - Throws: `VisitProofFinding` where what is held does not prove them.
  init(_ visit: String, _ desk: OfficeDesk, _ writing: Writing) throws {
    self.desk = desk
    reading = writing.reading
    let keys = VisitProofKeys(try desk.trust(reading), office: desk.origin)
    let held = Dictionary(grouping: try reading.entries(ofVisit: visit), by: \.origin)
    var journals: [JournalProofs] = []
    for origin in held.keys where origin != desk.origin {
      journals.append(
        try JournalProofs(held[origin] ?? [], of: origin, keys.devices[origin], reading))
    }
    unproven = journals.flatMap(\.unproven).sorted()
    let proven = (journals.flatMap(\.entries) + (held[desk.origin] ?? [])).sorted()
    let statement = ProvedPayload(
      entries: proven.map(\.leaf),
      signatures: VisitProofCheck.count(in: proven, of: visit, keys),
      unproven: unproven.map {
        .init(origin: $0.origin, sequence: $0.entry.sequence, leaf: $0.leaf)
      })
    let entries = try desk.record([statement.draft(visit: visit, by: desk.clerk)], in: writing)
    // A jump of the clock before it is no entry of the visit.
    let own =
      (held[desk.origin] ?? [])
      + entries.filter { $0.visit == visit }
      .map { RecordedEntry(origin: desk.origin, entry: $0) }
    let note = try reading.note(.newest, of: desk.origin)
      .orThrow(VisitProofFinding.notSigned(desk.origin, size: 0))
    journals.append(try JournalProofs(own, of: desk.origin, checkpoint: note, reading))
    proof = VisitProof(
      visit: visit,
      parts: try journals.filter { !$0.entries.isEmpty }
        .sorted { $0.origin.name < $1.origin.name }.map { try $0.part() })
    check = try VisitProofCheck(proof, keys: keys)
  }

  func result() throws -> ProveVisit.Result {
    ProveVisit.Result(visit: proof.visit, proof: proof, check: check, unproven: unproven)
  }

  /// The files of the folder.
  func files() throws -> [(name: String, bytes: [UInt8])] {
    try proof.files(receipts: check.receipts)
      + [(VisitProof.keysName, try KeyRecord.file(of: keyRecords()))]
  }

  /// The office's lines about the devices and inspectors concerned.
  private func keyRecords() throws -> [KeyRecord] {
    let devices = Set(proof.parts.map(\.origin.holder))
    let signers = Set(proof.entries.compactMap { SignaturePayload($0.entry)?.key })
    return try ExportKeys.records(reading).filter { record in
      let key = record.statement.key
      return record.signer != nil && (devices.contains(key.prefix16) || signers.contains(key))
    }
  }
}

extension VisitProofKeys {
  /// The keys that count in proofs of an office, as they are enrolled.
  package init(_ trust: Trust, office: Origin) {
    let offices = trust.keys(role: .office)
      .filter { $0.holder.map { $0 == "office:\(office.region)" } ?? true }
    func keys(_ kind: NoteKey.Kind) -> [NoteKey] {
      offices.map { NoteKey(name: office.name, kind: kind, publicKey: $0.key.rawPublicKey) }
    }
    var devices: [Origin: NoteKey] = [:]
    for device in trust.keys(role: .device) {
      let origin = Origin.device(device.key.kid16, region: office.region)
      devices[origin] = NoteKey(
        name: origin.name, kind: .signature, publicKey: device.key.rawPublicKey)
    }
    var inspectors: [Digest: InspectorKey] = [:]
    for key in trust.keys(role: .inspector) {
      inspectors[key.key.id] = InspectorKey(
        holder: key.holder ?? key.key.kid16, publicKey: key.key.rawPublicKey, certified: true)
    }
    self.init(
      offices: keys(.signature), cosigners: keys(.cosignature), devices: devices,
      inspectors: inspectors)
  }
}
