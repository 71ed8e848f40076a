import Canonical
import Inspection
import Testing

@testable import Publication

@Suite("A batch of publication")
struct PublicationBatchTests {
  @Test("Orders its records by id, whatever the order given")
  func order() throws {
    let visits = ["V-b", "V-a", "V-C", "V-10", "V-9"]
    let records = try visits.map { try Sample.record(visit: $0) }
    let batch = try Sample.batch(records)
    #expect(batch.records.map(\.id) == ["P-10", "P-9", "P-C", "P-a", "P-b"])
    #expect(try batch == Sample.batch(records.reversed()))
  }

  @Test("Refuses one record twice")
  func duplicate() throws {
    let record = try Sample.record()
    #expect(throws: PublicationError.duplicate(record: record.id)) {
      try Sample.batch([record, record])
    }
  }

  @Test("Counts visits by result, the most frequent first")
  func tally() throws {
    let batch = try Sample.batch([
      try Sample.record(visit: "V-1", results: [Sample.food, Sample.corrected]),
      try Sample.record(visit: "V-2", results: [Sample.fine]),
      try Sample.record(visit: "V-3", results: [Sample.corrected, Sample.corrected]),
    ])
    #expect(batch.tally.map(\.result.code) == ["E", "1", "3"])
    #expect(batch.tally.map(\.visits) == [2, 1, 1])
  }

  @Test("Refuses a head that cannot be published")
  func head() throws {
    let phone = PublicityRate(
      finished: ["V-1"], published: [], withheld: ["V-1": "请电询13800138000"])
    #expect(throws: PublicationError.head(nil)) { try Sample.batch([], rate: phone) }
    let control = PublicityRate(
      finished: ["V-1"], published: [], withheld: ["V-1": "\u{1B}[31m"])
    #expect(throws: PublicationError.head(.character(0x1B))) {
      try Sample.batch([], rate: control)
    }
  }
}
