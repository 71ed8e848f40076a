import Foundation
import Support
import Testing

@Suite("Ctrl-C in the demo")
struct DemoInterruptionTests {
  @Test("Leaves no folder behind", .needs(.bash))
  func removed() throws {
    let folder = try TemporaryFolder()
    // The signal is sent as soon as the demo says its first line, when its folder is there.
    let script = """
      coproc "$1" demo
      demo=$!
      read -r _ <&"${COPROC[0]}"
      ls
      kill -INT $demo
      wait $demo
      """
    let run = try ProgramRun(
      ["bash", "-c", script, "bash", Program.path("yicha")], in: folder.path,
      environment: ["TMPDIR": folder.path, "YICHA_LANG": "en"])
    #expect(run.code == 128 + SIGINT, "\(run.errors)")
    #expect(run.output.contains("yicha-demo-"), "the folder was there")
    #expect(run.errors.contains("interrupted"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
