import Canonical
import Inspection
import Journal
import Testing

@Suite("What the entries hold")
struct PayloadTests {
  private let digest = Digest.sha256("x")

  private func entry(_ draft: EntryDraft) throws -> Entry {
    let moment = Moment(at: Timestamp(milliseconds: 0), boot: "000000", mono: 0)
    let written = try Entry(
      draft, sequence: 0, previous: .zero, moment: moment,
      salt: Array(repeating: 0, count: 16))
    return try Entry(line: written.line)
  }

  @Test(
    "An answer is read as it was written",
    arguments: ["yes", 3, true, ["a", "b"], ["amount": "1.5"], .null, nil] as [JSONValue?],
    ["", "2"])
  func answers(value: JSONValue?, instance: String) throws {
    let payload = AnswerPayload(
      form: "catering", formDigest: digest, question: "CT-01", instance: instance, state: digest,
      value: value, evidence: [digest], reason: "corrected")
    let entry = try entry(payload.draft(visit: "V-1", by: ["GP0007"], parents: [digest]))
    #expect(AnswerPayload(entry) == payload)
    #expect(entry.type == (value == nil ? .answerCleared : .answerSet))
  }

  @Test("An answer without value, question or state is none")
  func incompleteAnswers() throws {
    let full: [String: JSONValue] = [
      "form": "catering", "question": "CT-01", "state": .string(digest.hex), "value": "yes",
    ]
    #expect(AnswerPayload(try entry(EntryDraft(.answerSet, data: full))) != nil)
    for key in full.keys {
      var data = full
      data[key] = nil
      #expect(AnswerPayload(try entry(EntryDraft(.answerSet, data: data))) == nil, "\(key)")
    }
    #expect(AnswerPayload(try entry(EntryDraft(.note, data: full))) == nil)
  }

  @Test("Evidence is read as it was written")
  func evidence() throws {
    let payloads = [
      EvidencePayload(digest: digest, size: 19, kind: "photo"),
      EvidencePayload(
        digest: digest, size: 0, kind: "text", form: "catering", question: "CT-01", instance: "1"),
      EvidencePayload(
        digest: digest, size: 19, kind: "audio_video",
        parts: EvidenceParts(of: 19, size: 10, digests: [digest, .zero])),
    ]
    for payload in payloads {
      #expect(EvidencePayload(try entry(payload.draft(visit: "V-1", by: []))) == payload)
    }
  }

  @Test(
    "Parts must make up the file: their number follows from both sizes",
    arguments: [
      (2, 1, 2, true), (19, 10, 2, true), (20, 10, 2, true), (21, 10, 2, false),
      (10, 10, 2, false), (10, 10, 1, false), (0, 1, 0, false), (0, 1, 2, false),
      (19, 0, 2, false), (19, -10, 2, false), (9_999, 1, 9_999, true), (10_000, 1, 10_000, false),
    ])
  func parts(total: Int, size: Int, count: Int, isOne: Bool) throws {
    let digests = (0..<count).map { Digest.sha256("\($0)") }
    let parts = EvidenceParts(of: total, size: size, digests: digests)
    #expect((parts != nil) == isOne)
    let data: [String: JSONValue] = [
      "kind": "photo", "sha256": .string(digest.hex), "size": .integer(total),
      "parts": .strings(digests.map(\.hex)), "part_size": .integer(size),
    ]
    let entry = try entry(EntryDraft(.evidenceCaptured, data: data))
    #expect((EvidencePayload(entry) != nil) == isOne)
    guard let parts else { return }
    let ranges = parts.ranges(in: total)
    #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == total)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(ranges.allSatisfy { !$0.isEmpty && $0.count <= size })
  }

  @Test(
    "Evidence with half of what says parts, or with other than digests, is none",
    arguments: ["parts", "part_size", "digit", "number"])
  func halfParts(defect: String) throws {
    var data: [String: JSONValue] = [
      "kind": "photo", "sha256": .string(digest.hex), "size": 19, "part_size": 10,
      "parts": [.string(digest.hex), .string(digest.hex)],
    ]
    #expect(EvidencePayload(try entry(EntryDraft(.evidenceCaptured, data: data))) != nil)
    switch defect {
    case "digit": data["parts"] = [.string(digest.hex), .string(digest.hex.uppercased())]
    case "number": data["parts"] = [.string(digest.hex), 2]
    default: data[defect] = nil
    }
    #expect(EvidencePayload(try entry(EntryDraft(.evidenceCaptured, data: data))) == nil)
  }

  @Test("A resolution is read as it was written")
  func resolutions() throws {
    let registers: [ResolutionPayload.Register] = [
      .state, .answer(form: "catering", question: "CT-01", instance: ""),
      .answer(form: "catering", question: "CT-01", instance: "2"),
      .subject(field: "address"), .logic(form: "catering", question: "CT-01", instance: "2"),
    ]
    for register in registers {
      for value in ["visit.voided", nil] as [JSONValue?] {
        let payload = ResolutionPayload(register: register, value: value, reason: "seen")
        let entry = try entry(payload.draft(visit: "V-1", by: ["c"], heads: [digest]))
        #expect(ResolutionPayload(entry) == payload && entry.parents == [digest])
      }
    }
  }

  @Test("A signature is read as it was written")
  func signatures() throws {
    let payload = SignaturePayload(key: digest, signature: Array(0..<64))
    let entry = try entry(payload.draft(visit: "V-1", by: "GP0007", finished: digest))
    #expect(SignaturePayload(entry) == payload)
    #expect(entry.parents == [digest] && entry.by == ["GP0007"])
  }

  @Test("What an inspector signs is three lines")
  func statement() {
    #expect(
      String(decoding: VisitStatement.bytes(visit: "V-1", finished: .zero), as: UTF8.self)
        == "yicha-visit/v1\nV-1\n\(Digest.zero.hex)\n")
  }

  @Test(
    "An origin has one of two forms",
    arguments: [
      ("yicha/140581/dc0ed53af5713fcd", true), ("yicha/140581/office", true),
      ("yicha/14058/office", false), ("yicha/140581/", false), ("yicha/140581/a/b", false),
      ("Yicha/140581/office", false), ("yicha/140581/Office", false), ("", false),
    ])
  func origins(name: String, isOne: Bool) {
    #expect((Origin(name) != nil) == isOne)
  }
}
