import Crash
import Glibc

/// `CrashExplorer YICHA FOLDER POINTS COMMAND…`: what a kill, a full or failing disk, and a power
/// cut leave of the commands that record something.
@main
struct CrashRun {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count > 3, let points = Int(words[2]) else {
      print("CrashExplorer YICHA FOLDER POINTS COMMAND…")
      exit(64)
    }
    let report = try CrashReport.run(
      yicha: words[0], in: words[1], points: points, Set(words[3...])
    ) { print($0) }
    exit(report.isSound ? 0 : 1)
  }
}
