package import Canonical
package import Inspection
package import Journal

extension VisitProof {
  /// What stands first in a folder, so that another form is known before anything else is read.
  package static let format = "yicha-proof/v1"
  /// The file that says of which visit and which journals the folder is.
  package static let headName = "proof.json"
  /// The evidence that the entries name.
  package static let evidenceName = "evidence.jsonl"
  /// Between which moments the laptops' entries lie.
  package static let timesName = "times.jsonl"
  /// The office's lines about the keys of the devices and inspectors concerned.
  package static let keysName = "keys.jsonl"

  /// The files of a folder but the lines of keys, by name.
  ///
  /// - Parameter receipts: When the office cosigned which sizes, for the times.
  /// - Returns: Their names within the folder, and contents.
  /// - Throws: `CanonicalError` for what no record may hold.
  package func files(
    receipts: [Origin: [(size: Int, time: Timestamp)]]
  ) throws(CanonicalError) -> [(name: String, bytes: [UInt8])] {
    let head = try CanonicalJSON.write([
      "format": .string(Self.format), "visit": .string(visit),
      "journals": .strings(parts.map(\.origin.name)),
    ])
    var files: [(name: String, bytes: [UInt8])] = [
      (Self.headName, head + [0x0A]), (Self.evidenceName, Self.lines(try evidenceLines())),
      (Self.timesName, Self.lines(try timeLines(receipts: receipts))),
    ]
    for part in parts {
      let folder = Self.folder(of: part.origin)
      files.append(("\(folder)/entries.jsonl", Self.lines(part.entries.map(\.line))))
      var proofs: [[UInt8]] = []
      for proof in part.proofs { proofs.append(try proof.line()) }
      files.append(("\(folder)/proofs.jsonl", Self.lines(proofs)))
      for note in part.notes {
        files.append(("\(folder)/\(note.checkpoint.size).txt", Array(note.text.utf8)))
      }
    }
    return files
  }

  /// Reads a folder; nothing is verified yet.
  ///
  /// - Parameter file: The bytes of a file by its name; nil when it is not there.
  /// - Throws: `VisitProofFinding.malformed`, `newer`; what `file` throws.
  package init(reading file: (String) throws -> [UInt8]?) throws {
    let head = try Self.head(file)
    visit = head.visit
    parts = try head.journals.map { origin in
      let folder = Self.folder(of: origin)
      var part = Part(
        origin: origin,
        entries: try Self.read("\(folder)/entries.jsonl", file) { try? Entry(line: $0) },
        proofs: try Self.read("\(folder)/proofs.jsonl", file) { ProofLine(line: $0) },
        notes: [])
      part.notes = try part.sizes.map { size in
        let name = "\(folder)/\(size).txt"
        guard let text = try file(name),
          let note = try? SignedNote(text: String(decoding: text, as: UTF8.self))
        else { throw VisitProofFinding.malformed(name) }
        return note
      }
      return part
    }
  }

  private static func head(
    _ file: (String) throws -> [UInt8]?
  ) throws -> (visit: String, journals: [Origin]) {
    let malformed = VisitProofFinding.malformed(headName)
    let lines = try lines(of: headName, file)
    guard lines.count == 1, let members = try? CanonicalJSON.readObject(lines[0]),
      let format = members["format"]?.string
    else { throw malformed }
    guard format == Self.format else {
      throw format.hasPrefix("yicha-proof/") ? VisitProofFinding.newer(format) : malformed
    }
    guard let visit = members["visit"]?.string, let names = members["journals"]?.strings,
      names == Array(Set(names)).sorted(), names.contains(where: { $0.hasSuffix("/office") })
    else { throw malformed }
    let journals = names.compactMap { Origin($0) }
    guard journals.count == names.count else { throw malformed }
    return (visit, journals)
  }

  private static func read<T>(
    _ name: String, _ file: (String) throws -> [UInt8]?, _ value: ([UInt8]) -> T?
  ) throws -> [T] {
    try lines(of: name, file).map { line in
      guard let value = value(line) else { throw VisitProofFinding.malformed(name) }
      return value
    }
  }

  /// The lines of a file, each ended by LF.
  private static func lines(
    of name: String, _ file: (String) throws -> [UInt8]?
  ) throws -> [[UInt8]] {
    guard let bytes = try file(name), bytes.isEmpty || bytes.last == 0x0A else {
      throw VisitProofFinding.malformed(name)
    }
    return bytes.isEmpty
      ? []
      : bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
  }

  static func lines(_ lines: [[UInt8]]) -> [UInt8] { lines.flatMap { $0 + [0x0A] } }

  private static func folder(of origin: Origin) -> String { "journals/\(origin.holder)" }
}
