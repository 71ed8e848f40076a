import Testing

@testable import Draw

@Suite("Matching places to inspectors")
struct TeamMatchingTests {
  @Test("A path through 20,000 places is found without a deep stack")
  func longPath() {
    let count = 20_000
    let chain = (0..<count).map { [$0, $0 + 1] } + [[0]]
    let caps = [Int](repeating: 1, count: count + 1)
    var matching = TeamMatching(candidates: chain, roles: 1, caps: caps)
    let filled = chain.indices.filter { matching.place($0) }
    #expect(filled.count == count + 1)
    #expect(matching.at == (1...count).map { $0 } + [0])
  }

  @Test("What cannot be given changes nothing")
  func undone() {
    // Two places want inspector 0 alone; the third can be held by either of the two others.
    var matching = TeamMatching(candidates: [[0], [0, 1], [1, 2]], roles: 1, caps: [1, 1, 1])
    let filled = [matching.place(0), matching.place(1), matching.place(2)]
    #expect(filled == [true, true, true])
    let before = matching.at
    let refused = matching.fix(1, to: 0)
    #expect(!refused)
    #expect(matching.at == before)
    let fixed = [matching.fix(1, to: 1), matching.fix(2, to: 1), matching.fix(2, to: 2)]
    #expect(fixed == [true, false, true])
    #expect(matching.at == [0, 1, 2])
  }

  @Test("Inside one team two may change places")
  func sameTeam() {
    var matching = TeamMatching(candidates: [[0, 1], [0]], roles: 2, caps: [5, 5])
    let filled = [matching.place(0), matching.place(1)]
    #expect(filled == [true, true])
    #expect(matching.at == [1, 0])
  }

  @Test("Nobody goes where the cap is reached")
  func caps() {
    var matching = TeamMatching(candidates: [[0], [0], [0]], roles: 1, caps: [2])
    let filled = [matching.place(0), matching.place(1), matching.place(2)]
    #expect(filled == [true, true, false])
  }
}
