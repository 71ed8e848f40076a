import Canonical
import Inspection
import Journal
import Merge

/// What is said of a visit's proof that was checked.
struct ProofWords {
  private let proof: VisitProof
  private let check: VisitProofCheck

  init(_ proof: VisitProof, _ check: VisitProofCheck) {
    self.proof = proof
    self.check = check
  }

  /// The journals, the evidence, who signed, and times that cannot be what was claimed.
  var lines: [Label] {
    proof.parts.map(journal) + [evidence] + check.signatures.map(signature) + times.map(\.label)
  }

  /// The proof for programs.
  var value: [String: JSONValue] {
    [
      "visit": .string(proof.visit), "entries": .integer(proof.entries.count),
      "evidence": .integer(captures),
      "journals": .array(
        proof.parts.map { part in
          [
            "origin": .string(part.origin.name), "entries": .integer(part.entries.count),
            "size": .integer(part.notes.last?.checkpoint.size ?? 0),
            "receipts": .array(
              (check.receipts[part.origin] ?? []).map {
                ["size": .integer($0.size), "time": .string($0.time.iso)]
              }),
          ]
        }),
      "signatures": .array(
        check.signatures.map { signature in
          [
            "origin": .string(signature.recorded.origin.name),
            "seq": .integer(signature.recorded.entry.sequence),
            "holder": signature.holder.map(JSONValue.string) ?? .null,
            "holds": .bool(signature.holds),
          ]
        }),
      "times": .array(times.map(\.value)),
    ]
  }

  private var captures: Int { proof.entries.count { EvidencePayload($0.entry) != nil } }

  private var times: [TimeWords] {
    let bounds = proof.bounds(receipts: check.receipts)
    return proof.entries.compactMap { TimeWords($0, bounds) }
  }

  private func journal(_ part: VisitProof.Part) -> Label {
    let size = part.notes.last?.checkpoint.size ?? 0
    let last = (check.receipts[part.origin] ?? []).last
    let zh = last.map { "，前 \($0.size) 条于 \($0.time.iso) 由办公室收到" } ?? ""
    let en = last.map { "; the office held the first \($0.size) at \($0.time.iso)" } ?? ""
    return Label(
      zh: "\(part.origin)：\(part.entries.count) 条在其 \(size) 条日志中" + zh,
      en: "\(part.origin): \(part.entries.count) entries in its journal of \(size)" + en)
  }

  private var evidence: Label {
    Label(
      zh: "证据 \(captures) 件，见 evidence.jsonl",
      en: "\(captures) pieces of evidence in evidence.jsonl")
  }

  private func signature(_ signature: VisitProofCheck.Signature) -> Label {
    let who = signature.holder ?? signature.recorded.entry.by.joined(separator: " ")
    return signature.holds
      ? Label(zh: "检查人员签名：\(who)", en: "signed by the inspector \(who)")
      : Label(zh: "签名不成立：\(who)", en: "a signature that does not hold: \(who)")
  }
}
