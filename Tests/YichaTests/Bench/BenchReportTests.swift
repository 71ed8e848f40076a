import Foundation
import Testing

@testable import Bench

@Suite("What the bench reports")
struct BenchReportTests {
  private let floored = BenchResult(
    work: "answer", seconds: 0.003, yardstick: .floor(seconds: 0.001, goal: 4),
    peak: Peak(mebibytes: 12.5, goal: 64), syncs: Syncs(count: 3, goal: 2))
  private let absolute = BenchResult(
    work: "start", seconds: 0.005, yardstick: .absolute(goal: 0.008),
    peak: Peak(mebibytes: 15, goal: nil), syncs: nil)

  private func objects(_ results: [BenchResult]) throws -> [[String: Any]] {
    let data = Data(BenchJSON.text(results).utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
  }

  @Test("A row with a floor has its ratio and the goal of it")
  func floor() throws {
    let row = try #require(objects([floored]).first)
    #expect(
      Set(row.keys) == [
        "work", "seconds", "floor_seconds", "ratio", "goal", "peak_mib", "goal_mib", "fsyncs",
        "goal_fsyncs",
      ])
    #expect(row["work"] as? String == "answer")
    #expect(row["ratio"] as? Double == 3)
    #expect(row["goal"] as? Double == 4)
    #expect(row["fsyncs"] as? Int == 3)
  }

  @Test("A row whose goal is absolute has goal_seconds in place of goal")
  func seconds() throws {
    let row = try #require(objects([absolute]).first)
    #expect(
      Set(row.keys) == [
        "work", "seconds", "floor_seconds", "ratio", "goal_seconds", "peak_mib",
      ])
    #expect(row["ratio"] is NSNull && row["floor_seconds"] is NSNull)
    #expect(row["goal_seconds"] as? Double == 0.008)
  }

  @Test("A row that is held to its memory alone misses no time")
  func memory() throws {
    var row = absolute
    row.yardstick = .none
    row.seconds = 1_000
    #expect(row.missed.isEmpty)
    row.peak = Peak(mebibytes: 65, goal: 64)
    #expect(row.missed == ["start: 65.0 MiB > 64.0 MiB"])
    #expect(try #require(objects([row]).first)["goal_seconds"] == nil)
  }

  @Test("No rows are an empty array")
  func none() throws {
    #expect(try objects([]).isEmpty)
  }

  @Test("Every goal that was not reached is told, and only those")
  func missed() {
    #expect(floored.missed == ["answer: 3 fsyncs > 2"])
    #expect(absolute.missed.isEmpty)
    var slow = floored
    slow.seconds = 0.005
    slow.peak.mebibytes = 65
    #expect(slow.missed.count == 3)
  }

  @Test("The table has a line for each row, numbers to the right, and a verdict")
  func table() {
    let lines = BenchTable.text([floored, absolute]).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("work"))
    #expect(lines[1].hasPrefix("answer") && lines[1].hasSuffix("missed"))
    #expect(lines[2].hasPrefix("start") && lines[2].hasSuffix("ok"))
    #expect(lines[1].contains("3 (≤ 2)"))
  }
}
