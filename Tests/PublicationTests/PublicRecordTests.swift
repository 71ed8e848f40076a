import Canonical
import Inspection
import Testing

@testable import Publication

@Suite("A public record")
struct PublicRecordTests {
  @Test("Has the fields that are public and no others")
  func fields() throws {
    let record = try Sample.record()
    let names = Mirror(reflecting: record).children.compactMap(\.label)
    #expect(
      names == [
        "id", "visit", "planEntry", "planName", "task", "subject", "code", "department", "items",
        "inspected", "officers", "results", "dispositions", "published", "dictionary",
        "correction",
      ])
  }

  @Test("Keeps its name when it is published again or corrected")
  func stableName() throws {
    let first = try Sample.record(correction: nil)
    let second = try Sample.record(correction: Correction(previous: first.digest(), reason: "更正"))
    #expect(first.id == "P-140581-2023-0117")
    #expect(second.id == first.id)
    #expect(try second.digest() != first.digest())
  }

  @Test("Is one canonical line that reads back to the same bytes")
  func canonicalLine() throws {
    let line = try Sample.record().line()
    let value = try CanonicalJSON.readObject(line)
    #expect(try CanonicalJSON.write(.object(value)) == line)
    #expect(Set(value.keys) == Set(PublicField.allCases.map(\.rawValue)))
    #expect(try Digest.sha256(line) == Sample.record().digest())
  }

  @Test("Names each department once, the one that publishes first")
  func departments() throws {
    #expect(try Sample.record().departments == ["高平市市场监督管理局", "高平市消防救援大队"])
  }

  @Test("Sorts its days and keeps each once")
  func days() throws {
    let days = ["2023-09-06", "2023-09-04", "2023-09-06"].map(Sample.day)
    let record = try Sample.record(inspected: days)
    #expect(record.inspected.map(\.description) == ["2023-09-04", "2023-09-06"])
  }

  @Test("Is refused with fewer than two officers", arguments: [-1, 0, 1])
  func officers(count: Int) {
    #expect(throws: PublicationError.officers(record: "P-140581-2023-0117", count: count)) {
      try Sample.record(officers: count)
    }
  }

  @Test("Is refused when a field is empty or blank")
  func emptyFields() {
    let id = "P-140581-2023-0117"
    #expect(throws: PublicationError.empty(record: id, field: .subject)) {
      try Sample.record(subject: " \u{3000}")
    }
    #expect(throws: PublicationError.empty(record: id, field: .department)) {
      try Sample.record(department: "")
    }
    #expect(throws: PublicationError.empty(record: id, field: .items)) {
      try Sample.record(items: [])
    }
    #expect(throws: PublicationError.empty(record: id, field: .inspected)) {
      try Sample.record(inspected: [])
    }
    #expect(throws: PublicationError.empty(record: id, field: .resultCodes)) {
      try Sample.record(results: [])
    }
    #expect(throws: PublicationError.empty(record: id, field: .code)) {
      try Sample.record(code: "")
    }
  }

  @Test("Is refused when a name holds a telephone or identity number")
  func personalNumbers() {
    let id = "P-140581-2023-0117"
    #expect(throws: PublicationError.personalNumber(record: id, field: .subject)) {
      try Sample.record(subject: "泰和饭店（电话13800138000）")
    }
    #expect(throws: PublicationError.personalNumber(record: id, field: .correctionReason)) {
      try Sample.record(
        correction: Correction(previous: .zero, reason: "负责人11010519491231002X"))
    }
    #expect(throws: PublicationError.personalNumber(record: id, field: .code)) {
      try Sample.record(code: "11010519491231002X")
    }
  }

  @Test("Is refused when an identifier or code could break out of an address in the page")
  func identifiers() {
    #expect(throws: PublicationError.identifier(record: "P-\"><b>", field: .record)) {
      try Sample.record(visit: "\"><b>")
    }
    #expect(
      throws: PublicationError.identifier(record: "P-140581-2023-0117", field: .code)
    ) { try Sample.record(code: "9114 0581") }
  }

  @Test("Is refused when a text holds a character that no record may hold")
  func profile() {
    #expect(
      throws: PublicationError.text(
        record: "P-140581-2023-0117", field: .task, .character(0x202E))
    ) { try Sample.record(task: "抽查\u{202E}") }
  }
}
