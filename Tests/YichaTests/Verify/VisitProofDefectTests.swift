import Foundation
import Support
import Testing

@Suite("A visit's proof that was tampered with")
struct VisitProofDefectTests {
  private func changed(_ defect: VisitProofDefect, in folder: TemporaryFolder) throws
    -> VisitProofFolder
  {
    let round = try ProvedRound.round.get()
    let copy = try round.shared.copy(to: folder)
    try defect.make(copy, copy.laptops()[0], round)
    return copy
  }

  @Test("Is refused by the command, for what it is", arguments: VisitProofDefect.all)
  func command(defect: VisitProofDefect) throws {
    let folder = try TemporaryFolder()
    let run = try changed(defect, in: folder).command()
    #expect(run.code == defect.exit, "\(run.output)\(run.errors)")
    #expect(run.errors.hasPrefix("error: ") && run.errors.contains("hint: "), "\(run.errors)")
    #expect(!run.output.contains("verified"))
  }

  @Test(
    "Is refused by the auditors' script with the same exit",
    .needs(.python, .cryptography), arguments: VisitProofDefect.all)
  func script(defect: VisitProofDefect) throws {
    let folder = try TemporaryFolder()
    let run = try changed(defect, in: folder).script()
    #expect(run.code == defect.exit, "\(run.output)\(run.errors)")
    #expect(run.output.contains("refused: ") && !run.output.contains("verified"), "\(run.output)")
  }

  @Test("The script is at most a hundred lines")
  func length() throws {
    let text = try String(contentsOfFile: Project.path("Bundles/verify_visit.py"), encoding: .utf8)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 101)
  }
}
