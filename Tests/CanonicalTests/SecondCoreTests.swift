import Testing

@testable import Canonical

@Suite("Work on a second core")
struct SecondCoreTests {
  @Test("Results come in the order in which the pieces were begun")
  func order() {
    let core = SecondCore<Int>()
    var collected: [Int] = []
    for number in 0..<100 {
      core.begin { number * number }
      if core.pending > 5, let result = core.collect() { collected.append(result) }
    }
    while let result = core.collect() { collected.append(result) }
    #expect(collected == (0..<100).map { $0 * $0 })
    #expect(core.pending == 0)
  }

  @Test("Nothing is collected where nothing was begun")
  func nothing() {
    #expect(SecondCore<Int>().collect() == nil)
  }

  @Test("Whoever goes away before the results are there leaves nothing broken")
  func abandoned() {
    for _ in 0..<100 {
      let core = SecondCore<Int>()
      for number in 0..<10 { core.begin { number } }
    }
  }
}
