import Canonical
import Inspection
import Support
import Testing

@testable import Publication

extension PublicationTarget: CustomTestStringConvertible {
  package var testDescription: String { name }
}

/// What every target must do; a new target is covered by standing in `all`.
@Suite("Every publication target")
struct PublicationTargetTests {
  @Test("Has a name and a file of its own, safe on every system")
  func names() {
    let targets = PublicationTarget.all
    #expect(Set(targets.map(\.name)).count == targets.count)
    #expect(Set(targets.map(\.fileName)).count == targets.count)
    for target in targets {
      #expect(target.fileName.wholeMatch(of: /[a-z0-9]+\.[a-z0-9]{2,5}/) != nil)
    }
  }

  @Test(
    "Writes the same bytes again, whatever the order of the records",
    arguments: PublicationTarget.all)
  func identical(target: PublicationTarget) throws {
    var generator = SeededGenerator(seed: 20_230_922)
    let records = try (0..<30).map { try Sample.record(visit: "V-\($0)") }
    let first = try PublicationTarget.files(of: Sample.batch(records), targets: [target])
    let shuffled = records.shuffled(using: &generator)
    let again = try PublicationTarget.files(of: Sample.batch(shuffled), targets: [target])
    #expect(first == again)
    #expect(first.map(\.name) == [target.fileName])
  }

  @Test("Publishes every text of every field of every record", arguments: PublicationTarget.all)
  func complete(target: PublicationTarget) throws {
    let batch = try Sample.pair()
    let said = unquoted(text(try target.render(batch, [])))
    for record in batch.records {
      for field in PublicField.allCases where field != .items {
        for value in field.texts(of: record) { #expect(said.contains(value), "\(field)") }
      }
      for item in record.items {
        #expect(said.contains(item.name) && said.contains(item.department))
      }
    }
  }

  @Test("Writes valid UTF-8 and a file also for an empty batch", arguments: PublicationTarget.all)
  func empty(target: PublicationTarget) throws {
    let bytes = try target.render(try Sample.batch([]), [])
    #expect(!bytes.isEmpty)
    #expect(String(validating: bytes, as: UTF8.self) != nil)
  }

  @Test("Gives one file for each target, in order")
  func files() throws {
    let files = try PublicationTarget.files(of: Sample.pair())
    #expect(files.map(\.name) == ["publication.csv", "publication.jsonl", "publication.html"])
  }

  /// The text with the quoting of all formats undone, so that values can be looked for.
  private func unquoted(_ text: String) -> String {
    let quotes = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
      ("\\\"", "\""), ("\"\"", "\""),
    ]
    return quotes.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
