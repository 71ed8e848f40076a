import Canonical
import Inspection
import Support
import Testing

/// Names of a register come in byte for byte, or their row stays out and the character is named.
@Suite("Texts of registers")
struct NaughtyRegisterTests {
  @Test("Each naughty string as the name of a subject", .needs(shared: NaughtyStrings.name))
  func names() throws {
    for text in try NaughtyStrings.all() where !text.allSatisfy(\.isWhitespace) {
      let said = "\(text.debugDescription)"
      let report = try RegisterImportTests.report([RegisterImportTests.row([1: text])])
      do throws(TextProfile.Violation) {
        try TextProfile.check(text)
      } catch .character(let value) {
        #expect(report.imported.isEmpty, "\(said)")
        #expect(report.doubts.contains { $0.reason == .character(value) }, "\(said)")
        #expect(
          report.doubts.contains { $0.reason.text.en.contains(CodePoint.text(value)) }, "\(said)")
        continue
      } catch {
        Issue.record("not normalized: \(said)")
        continue
      }
      let name = try #require(report.imported.first?.name, "\(said)")
      let isPadded = report.doubts.contains { $0.reason == .padded }
      #expect(isPadded || Array(name.utf8) == Array(text.utf8), "\(said)")
      #expect(text.contains(name), "\(said)")
    }
  }
}
