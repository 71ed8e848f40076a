import Canonical
import Foundation
import Inspection
import Journal
import Sealing
import Testing

/// One defect of a visit's proof, and how both verifiers must end.
struct VisitProofDefect: Sendable, CustomTestStringConvertible {
  let name: String
  let exit: Int32
  /// Makes the defect in a copy of the shared visit's proof, whose first laptop is named.
  let make: @Sendable (VisitProofFolder, _ laptop: String, ProvedRound.Round) throws -> Void

  var testDescription: String { name }

  init(
    _ name: String, _ exit: Int32,
    _ make: @escaping @Sendable (VisitProofFolder, String, ProvedRound.Round) throws -> Void
  ) {
    self.name = name
    self.exit = exit
    self.make = make
  }

  static let all = entries + proofs + signatures + lists + form

  // MARK: Entries

  private static let entries = [
    VisitProofDefect("an answer changed", 23) { folder, laptop, _ in
      try folder.change("journals/\(laptop)/entries.jsonl") { lines in
        let index = try #require(lines.firstIndex { $0.contains("\"value\":\"yes\"") })
        lines[index] = lines[index].replacing("\"value\":\"yes\"", with: "\"value\":\"no\"")
      }
    },
    VisitProofDefect("an entry dropped with its proof", 23) { folder, laptop, _ in
      try drop(1, of: laptop, in: folder)
    },
    VisitProofDefect("the last entry of a laptop dropped with its proof", 23) { folder, laptop, _ in
      try drop(folder.lines("journals/\(laptop)/entries.jsonl").count - 1, of: laptop, in: folder)
    },
    VisitProofDefect("an entry of the office dropped with its proof", 23) { folder, _, _ in
      try drop(0, of: "office", in: folder)
    },
    VisitProofDefect("the office's word on what it handed out dropped", 23) { folder, _, _ in
      try drop(folder.lines("journals/office/entries.jsonl").count - 1, of: "office", in: folder)
    },
    VisitProofDefect("an entry twice", 23) { folder, laptop, _ in
      for name in ["entries", "proofs"] {
        try folder.change("journals/\(laptop)/\(name).jsonl") { $0.insert($0[2], at: 2) }
      }
    },
    VisitProofDefect("an entry of another visit added with its proof", 23) { folder, _, round in
      let place = "journals/office/entries.jsonl"
      let first = try round.other.lines(place)[0]
      let proof = try round.other.lines("journals/office/proofs.jsonl")[0]
      let size = try #require(round.other.sizes("office").last)
      try folder.change(place) { $0.insert(first, at: 0) }
      try folder.change("journals/office/proofs.jsonl") { $0.insert(proof, at: 0) }
      try FileManager.default.copyItem(
        atPath: "\(round.other.path)/journals/office/\(size).txt",
        toPath: "\(folder.path)/journals/office/\(size).txt")
    },
    VisitProofDefect("two entries in another order", 23) { folder, laptop, _ in
      for name in ["entries", "proofs"] {
        try folder.change("journals/\(laptop)/\(name).jsonl") { $0.swapAt(1, 2) }
      }
    },
    VisitProofDefect("a journal left out", 23) { folder, laptop, _ in
      try folder.replace("proof.json", "\"yicha/140581/\(laptop)\",", with: "")
    },
  ]

  // MARK: Proofs

  private static let proofs = [
    VisitProofDefect("a path cut", 23) { folder, laptop, _ in
      try folder.changeProof(laptop, line: 1) {
        $0["path"] = .array(Array($0["path"]?.array?.dropLast() ?? []))
      }
    },
    VisitProofDefect("a path with a step more", 23) { folder, laptop, _ in
      try folder.changeProof(laptop, line: 1) { members in
        members["path"] = .array((members["path"]?.array ?? []) + [.string(Digest.zero.hex)])
      }
    },
    VisitProofDefect("another index", 23) { folder, laptop, _ in
      try folder.changeProof(laptop, line: 1) {
        $0["index"] = .integer(($0["index"]?.integer ?? 0) + 1)
      }
    },
    VisitProofDefect("another leaf", 23) { folder, laptop, _ in
      try folder.changeProof(laptop, line: 1) { $0["leaf"] = .string(Digest.zero.hex) }
    },
    VisitProofDefect("a consistency changed", 23) { folder, laptop, _ in
      let line = try folder.lines("journals/\(laptop)/proofs.jsonl").count - 1
      try folder.changeProof(laptop, line: line) { members in
        members["path"] = .array((members["path"]?.array ?? []).reversed())
        members["path"] = .array(
          [.string(Digest.zero.hex)] + (members["path"]?.array?.dropFirst() ?? []))
      }
    },
    VisitProofDefect("a consistency left out", 23) { folder, laptop, _ in
      try folder.change("journals/\(laptop)/proofs.jsonl") { _ = $0.removeLast() }
    },
    VisitProofDefect("a consistency of other sizes", 23) { folder, laptop, _ in
      let line = try folder.lines("journals/\(laptop)/proofs.jsonl").count - 1
      try folder.changeProof(laptop, line: line) {
        $0["older"] = .integer(($0["older"]?.integer ?? 0) - 1)
      }
    },
    VisitProofDefect("two checkpoints in each other's place", 23) { folder, laptop, _ in
      let sizes = try folder.sizes(laptop)
      let files = FileManager.default
      let paths = sizes.map { "\(folder.path)/journals/\(laptop)/\($0).txt" }
      try files.moveItem(atPath: paths[0], toPath: paths[0] + ".x")
      try files.moveItem(atPath: paths[1], toPath: paths[0])
      try files.moveItem(atPath: paths[0] + ".x", toPath: paths[1])
    },
  ]

  // MARK: Signatures and keys

  private static let signatures = [
    VisitProofDefect("a checkpoint signed by another key", 21) { folder, laptop, _ in
      try resign(checkpointOf: laptop, in: folder) { note in
        let key = try PrivateKey()
        let name = NoteKey(
          name: note.checkpoint.origin.name, kind: .signature, publicKey: key.publicKey.rawPublicKey
        )
        return try SignedNote(note.checkpoint, key: name) { try key.sign($0) }
      }
    },
    VisitProofDefect("a checkpoint with another root", 21) { folder, laptop, _ in
      let size = try folder.sizes(laptop)[0]
      try folder.change("journals/\(laptop)/\(size).txt") { lines in
        lines[2] = Base64.text(of: Digest.zero.bytes)
      }
    },
    VisitProofDefect("the office's checkpoint not signed", 21) { folder, _, _ in
      let size = try folder.sizes("office")[0]
      try flip("journals/office/\(size).txt", line: 4, in: folder)
    },
    VisitProofDefect("a cosignature that does not hold", 21) { folder, laptop, _ in
      let size = try folder.sizes(laptop)[0]
      try flip("journals/\(laptop)/\(size).txt", line: 5, in: folder)
    },
    VisitProofDefect("a cosignature by another key", 21) { folder, laptop, _ in
      try resign(checkpointOf: laptop, in: folder) { note in
        let key = try PrivateKey()
        let office = NoteKey(
          name: Origin.office(region: "140581").name, kind: .cosignature,
          publicKey: key.publicKey.rawPublicKey)
        let bare = note.text.split(separator: "\n", omittingEmptySubsequences: false).prefix(5)
        return try SignedNote(text: bare.joined(separator: "\n") + "\n")
          .cosigned(by: office, at: .init(milliseconds: 1_693_814_400_000)) { try key.sign($0) }
      }
    },
    VisitProofDefect("a cosignature left out, and with it a time", 23) { folder, laptop, _ in
      let size = try folder.sizes(laptop)[0]
      try folder.change("journals/\(laptop)/\(size).txt") { _ = $0.removeLast() }
    },
    VisitProofDefect("the line about a laptop's key left out", 21) { folder, laptop, _ in
      try folder.change("keys.jsonl") { $0.removeAll { $0.contains("device:\(laptop)") } }
    },
    VisitProofDefect("the line about an inspector's key left out", 21) { folder, _, _ in
      try folder.change("keys.jsonl") { lines in
        let index = try #require(lines.firstIndex { $0.contains("\"role\":\"inspector\"") })
        lines.remove(at: index)
      }
    },
    VisitProofDefect("a line about a key that the office did not sign", 21) { folder, _, _ in
      try folder.replace("keys.jsonl", "\"from\":\"2023", with: "\"from\":\"2022")
    },
    VisitProofDefect("a line about a key that nobody signed", 21) { folder, _, _ in
      let key = try PrivateKey()
      let office = TrustedKey(
        key: key.publicKey, role: .office, holder: "office:140581",
        from: .init(milliseconds: 1_693_000_000_000))
      let line = try KeyRecord(sealed: .office(office)).line()
      try folder.change("keys.jsonl") { $0.append(String(decoding: line, as: UTF8.self)) }
    },
  ]

  // MARK: Lists

  private static let lists = [
    VisitProofDefect("a piece of evidence changed in the list", 23) { folder, _, _ in
      try folder.replace("evidence.jsonl", "\"size\":", with: "\"size\":1")
    },
    VisitProofDefect("a piece of evidence dropped from the list", 23) { folder, _, _ in
      try folder.change("evidence.jsonl") { _ = $0.removeFirst() }
    },
    VisitProofDefect("a piece of evidence added to the list", 23) { folder, _, _ in
      try folder.change("evidence.jsonl") { $0.append($0[0]) }
    },
    VisitProofDefect("a time changed", 23) { folder, _, _ in
      try folder.replace("times.jsonl", "\"not_after\":1", with: "\"not_after\":2")
    },
    VisitProofDefect("times in another order", 23) { folder, _, _ in
      try folder.change("times.jsonl") { $0.swapAt(0, 1) }
    },
  ]

  // MARK: Form

  private static let form =
    [
      "proof.json", "evidence.jsonl", "times.jsonl", "keys.jsonl", "journals/office/entries.jsonl",
      "journals/office/proofs.jsonl",
    ].map { name in
      VisitProofDefect("\(name) missing", 20) { folder, _, _ in try folder.remove(name) }
    } + [
      VisitProofDefect("a checkpoint missing", 20) { folder, laptop, _ in
        try folder.remove("journals/\(laptop)/\(folder.sizes(laptop)[0]).txt")
      },
      VisitProofDefect("an entry that is not canonical", 20) { folder, laptop, _ in
        try folder.replace("journals/\(laptop)/entries.jsonl", "\"at\":", with: "\"at\": ")
      },
      VisitProofDefect("a line that is no entry", 20) { folder, laptop, _ in
        try folder.change("journals/\(laptop)/entries.jsonl") { $0[1] = "{}" }
      },
      VisitProofDefect("entries without an end", 20) { folder, laptop, _ in
        let path = "\(folder.path)/journals/\(laptop)/entries.jsonl"
        let bytes = try Data(contentsOf: URL(filePath: path))
        try bytes.dropLast().write(to: URL(filePath: path))
      },
      VisitProofDefect("a proof that is none", 20) { folder, laptop, _ in
        try folder.changeProof(laptop, line: 1) { $0["path"] = ["short"] }
      },
      VisitProofDefect("a checkpoint that is no note", 20) { folder, laptop, _ in
        let size = try folder.sizes(laptop)[0]
        try folder.change("journals/\(laptop)/\(size).txt") { $0.removeSubrange(1...) }
      },
      VisitProofDefect("a folder of a later form", 20) { folder, _, _ in
        try folder.replace("proof.json", "yicha-proof/v1", with: "yicha-proof/v2")
      },
      VisitProofDefect("another visit's name", 23) { folder, _, round in
        try folder.replace("proof.json", round.sharedVisit, with: round.otherVisit)
      },
    ]

  // MARK: Tools

  private static func drop(_ index: Int, of journal: String, in folder: VisitProofFolder) throws {
    for name in ["entries", "proofs"] {
      try folder.change("journals/\(journal)/\(name).jsonl") { _ = $0.remove(at: index) }
    }
  }

  private static func resign(
    checkpointOf journal: String, in folder: VisitProofFolder,
    _ make: (SignedNote) throws -> SignedNote
  ) throws {
    let path = "\(folder.path)/journals/\(journal)/\(try folder.sizes(journal)[0]).txt"
    let note = try SignedNote(text: try String(contentsOfFile: path, encoding: .utf8))
    try Data(try make(note).text.utf8).write(to: URL(filePath: path))
  }

  /// Changes one bit of the signature in a line of a note.
  private static func flip(_ name: String, line: Int, in folder: VisitProofFolder) throws {
    try folder.change(name) { lines in
      let parts = lines[line].split(separator: " ").map(String.init)
      var bytes = try #require(Base64.bytes(of: parts[2]))
      bytes[bytes.count - 5] ^= 1
      lines[line] = "\(parts[0]) \(parts[1]) \(Base64.text(of: bytes))"
    }
  }
}
