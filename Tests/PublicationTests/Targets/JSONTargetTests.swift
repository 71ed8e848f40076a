import Canonical
import Testing

@testable import Publication

@Suite("The published JSON lines")
struct JSONTargetTests {
  private func lines(_ batch: PublicationBatch) throws -> [[UInt8]] {
    let bytes = try PublicationTarget.json.render(batch, [])
    #expect(bytes.last == 0x0A)
    return bytes.split(separator: 0x0A).map(Array.init)
  }

  @Test("Begin with a head that names format and counts")
  func head() throws {
    let head = try CanonicalJSON.readObject(try #require(try lines(Sample.pair()).first))
    #expect(head["format"] == "yicha-publication/v1")
    #expect(head["records"] == 2)
    #expect(head["published"] == 2)
    #expect(head["due"] == 2)
    #expect(head["region"] == "140581")
    #expect(head["dictionaries"] == [.string(Sample.dictionary)])
  }

  @Test("Are canonical, and each record's line is what its digest is taken of")
  func records() throws {
    let batch = try Sample.pair()
    let lines = try lines(batch)
    for line in lines {
      #expect(try CanonicalJSON.write(.object(CanonicalJSON.readObject(line))) == line)
    }
    #expect(
      try lines.dropFirst().map { Digest.sha256($0) } == batch.records.map { try $0.digest() })
  }

  @Test("Keep the exact text where the spreadsheet must change it")
  func exact() throws {
    let record = try Sample.record(subject: "=1+1")
    let line = try #require(try lines(Sample.batch([record])).last)
    #expect(try CanonicalJSON.readObject(line)["subject"] == "=1+1")
  }
}
