import Canonical
import Inspection
import Journal
import Merge
import Office
import Sealing
import Storage

/// The verification of a visit's proof, as `office prove` wrote it.
struct ProofCheck {
  private let proof: VisitProof
  private let check: VisitProofCheck

  /// Whether a folder is such a proof, or what is left of one.
  static func isProof(_ folder: String) -> Bool {
    AtomicFile.exists("\(folder)/\(VisitProof.headName)")
      || AtomicFile.isFolder("\(folder)/journals/office")
  }

  /// Reads the folder and checks it.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - trust: The trust that follows from the keys named; the office's lines in the folder, about
  ///     the devices and inspectors concerned, are added to it as far as its keys signed them.
  /// - Throws: the first finding; `TrustError` for a line about a key that does not hold.
  init(folder: String, trust: Trust) throws {
    let file = { (name: String) throws -> [UInt8]? in
      let path = "\(folder)/\(name)"
      return AtomicFile.exists(path) ? try AtomicFile.read(path, atMost: FileLimit.register) : nil
    }
    proof = try VisitProof(reading: file)
    guard let office = proof.parts.map(\.origin).first(where: { $0.holder == "office" }) else {
      throw VisitProofFinding.malformed(VisitProof.headName)
    }
    guard let lines = try file(VisitProof.keysName) else {
      throw VisitProofFinding.malformed(VisitProof.keysName)
    }
    let known = try trust.adding(KeyRecord.records(ofFile: lines))
    check = try VisitProofCheck(proof, keys: VisitProofKeys(known, office: office))
    try check.checkLists(of: proof, file)
  }

  /// Says the verdict; in the first line in the words of `verify_visit.py`.
  func tell(_ console: Console) {
    let unproven = check.statement.unproven.count
    console.print(
      "核验通过：任务 \(proof.visit)，\(proof.entries.count) 条",
      "verified: visit \(proof.visit), \(proof.entries.count) entries")
    for line in ProofWords(proof, check).lines { console.print("  \(console.text(line))") }
    if unproven > 0 {
      console.print(
        "  办公室另有 \(unproven) 条尚无检查点覆盖，不在其中",
        "  the office held \(unproven) more, which no checkpoint covered yet")
    }
  }

  /// A refusal for programs.
  static func refused(_ failure: Failure) -> [String: JSONValue] {
    [
      "kind": "visit", "verdict": "refused", "code": .integer(failure.code.rawValue),
      "reason": failure.what.value,
    ]
  }

  /// The verdict for programs.
  var value: [String: JSONValue] {
    ProofWords(proof, check).value.merging([
      "kind": "visit", "verdict": "verified",
      "unproven": .array(
        check.statement.unproven.map {
          ["origin": .string($0.origin.name), "seq": .integer($0.sequence)]
        }),
    ]) { $1 }
  }
}
