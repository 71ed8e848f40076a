import Crash
import Foundation
import Support
import Testing

/// A sample of what `.ci/crash` looks at whole: the real command under a kill, a full or failing
/// disk, and the disk states that a power cut may leave.
@Suite("What an interruption leaves")
struct CrashTests {
  @Test(
    "M7, Q6, H6: Nothing acknowledged is lost, nothing half done, and the next command repairs",
    .needs(.strace))
  func sample() throws {
    let folder = try TemporaryFolder()
    let commands: Set = ["answer", "attach", "pack", "open", "merge"]
    let report = try CrashReport.run(
      yicha: Program.path("yicha"), in: folder.path, points: 10, each: 60, commands)
    #expect(report.isSound && report.lines.count == 2 * commands.count, "\(report.lines)")
  }
}
