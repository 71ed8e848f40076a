import Canonical
import Support
import Testing

@testable import Publication

/// Published texts are what was recorded, or the publication is refused.
@Suite("Texts of publications")
struct NaughtyTextTests {
  @Test(
    "Each naughty string as a subject's name, in JSON and CSV", .needs(shared: NaughtyStrings.name))
  func subjects() throws {
    for text in try NaughtyStrings.all() where !text.allSatisfy(\.isWhitespace) {
      let said = "\(text.debugDescription)"
      let isRecordable = (try? TextProfile.check(text)) != nil
      guard isRecordable, !PersonalNumber.occurs(in: text) else {
        #expect(throws: PublicationError.self, "\(said)") { try Sample.record(subject: text) }
        continue
      }
      let record = try Sample.record(subject: text)
      let held = try CanonicalJSON.readObject(record.line())["subject"]?.string
      #expect(held.map { Array($0.utf8) } == Array(text.utf8), "\(said)")
      let sheet = Array(try PublicationTarget.csv.render(Sample.batch([record]), []))
      let cell = Array((text.replacing("\"", with: "\"\"") + "\"").utf8)
      #expect(contains(sheet, cell), "\(said)")
    }
  }

  private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: part) }
  }
}
