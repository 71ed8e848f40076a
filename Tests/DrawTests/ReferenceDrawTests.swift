import Canonical
import Draw
import Foundation
import Support
import Testing

@Suite("The draw and the auditors' script")
struct ReferenceDrawTests {
  @Test(
    "The worked folders give the same bytes and verify",
    .needs(shared: "reference/draws"), arguments: 1...4)
  func workedFolder(_ number: Int) throws {
    let folder = try DrawFolder(
      at: Project.shared.appending(path: "reference/draws/\(number)"))
    let result = try folder.run()
    #expect(result.resultBytes == folder[.result])
    #expect(try DrawPlan(reading: folder[.plan]).bytes == folder[.plan])
    #expect(try DrawVerification.verify(folder.files).isEmpty)
  }

  @Test("Sixty random draws give what the script gave, where it cannot run too")
  func recorded() throws {
    var hasher = Hasher256()
    for seed in 0..<60 as Range<UInt64> {
      hasher.update(try RandomDraw.folder(seed).run().resultBytes)
    }
    #expect(
      hasher.finish().hex == "02533c5f14f446debd508f541f2a2efe2f367bf35f7dd9a0f267f163ce72d73c")
  }

  @Test(
    "240 random draws give what the script gives",
    .needs(.python),
    arguments: [0, 60, 120, 180])
  func randomDraws(_ first: UInt64) throws {
    let seeds = first..<first + 60
    try withTemporaryFolder { url in
      var results: [DrawResult] = []
      for seed in seeds {
        let folder = try RandomDraw.folder(seed)
        try folder.write(to: url.appending(path: "\(seed)"))
        results.append(try folder.run())
      }
      let made = try DrawScript.run(
        code: """
          for d in sys.argv[1:]:
              texts = (json.dumps(v, ensure_ascii=False, indent=1) + "\\n" for v in made(d))
              print(hashlib.sha256(next(texts).encode()).hexdigest())
          """, seeds.map { url.appending(path: "\($0)").path })
      try #require(made.code == 0)
      let lines = made.output.split(separator: "\n")
      try #require(lines.count == results.count)
      for (seed, (line, result)) in zip(seeds, zip(lines, results)) {
        #expect(line == Digest.sha256(result.resultBytes).hex, "random draw \(seed)")
      }
    }
  }

  @Test("Among the random draws are unfilled places, weights, recusals and full teams")
  func coverage() throws {
    let folders = try (0..<60).map(RandomDraw.folder)
    let results = try folders.map { try $0.run() }
    #expect(results.count(where: { !$0.unfilled.isEmpty }) > 10)
    #expect(results.count(where: { $0.unfilled.isEmpty && !$0.teams.isEmpty }) > 3)
    #expect(folders.contains { $0.text(.inspectors).contains("recused") })
    #expect(folders.contains { $0.text(.pool).contains("weight") })
  }

  @Test(
    "The script verifies what was made, and the public part says the same",
    .needs(.python),
    arguments: [3, 17, 42] as [UInt64])
  func scriptVerifies(_ seed: UInt64) throws {
    try withTemporaryFolder { url in
      try RandomDraw.folder(seed).published().write(to: url)
      let verdict = try DrawScript.run([url.path])
      #expect(verdict.code == 0)
      #expect(verdict.output == "draw: verified\n")
    }
  }
}
