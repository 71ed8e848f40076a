import Canonical
import Journal
import Merge
import Support
import Testing

@Suite("Taking entries in")
struct UnionTests {
  private let history = History()
  private let device: Device
  private var entries: [Entry] { device.written.map(\.entry) }

  init() {
    device = history.laptop(1, knowing: history.office())
    for number in 0..<12 { device.answer("CT-0\(number % 3)", .integer(number)) }
  }

  @Test(
    "Bundles that are split, permuted, repeated and overlapping give one set",
    arguments: UInt64(1)...50)
  func anySplit(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var parts: [[Entry]] = []
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let from = Int.random(in: 0..<12, using: &generator)
      parts.append(Array(entries[from..<Int.random(in: from...12, using: &generator)]))
    }
    parts.append(Array(entries.prefix(5)))
    parts.append(Array(entries.dropFirst(4)))
    parts.shuffle(using: &generator)
    var held: [Int: Digest] = [:]
    for part in parts {
      let union = Union(part.shuffled(using: &generator), of: device.origin) { [held] in held[$0] }
      #expect(union.new.count + union.known.count == part.count)
      #expect(union.forks.isEmpty && union.branching.isEmpty)
      for entry in union.taken { held[entry.sequence] = entry.leaf }
    }
    #expect(held.count == 12)
    #expect(entries.allSatisfy { held[$0.sequence] == $0.leaf })
  }

  @Test("A gap is named and holds nothing back")
  func gap() {
    let union = Union(Array(entries[3...5]) + [entries[8]], of: device.origin) { _ in nil }
    #expect(union.gaps == [3, 8] && union.new.count == 4)
  }

  @Test("An entry delivered twice in one bundle is taken once")
  func twice() {
    let union = Union(entries + entries, of: device.origin) { _ in nil }
    #expect(union.new.count == 12 && union.known.count == 12 && union.forks.isEmpty)
  }

  @Test("Q1: A branch is named where it parts, and is known the second time")
  func branch() throws {
    let image = history.restored(device)
    device.answer("CT-00", "a")
    device.answer("CT-01", "b")
    let other = [image.answer("CT-00", "c"), image.answer("CT-01", "d")].map(\.entry)
    var held: [Int: [Digest]] = [:]
    for entry in entries { held[entry.sequence, default: []].append(entry.leaf) }
    let union = Union(other, of: device.origin, branches: { [held] in held[$0] ?? [] })
    #expect(union.branching == other && union.new.isEmpty)
    #expect(union.forks.map(\.sequence) == [12])
    for entry in other { held[entry.sequence, default: []].append(entry.leaf) }
    let again = Union(other, of: device.origin, branches: { [held] in held[$0] ?? [] })
    #expect(again.known == other && again.forks.isEmpty && again.taken.isEmpty)
  }

  @Test("A line that goes on from a line which is not the one held shows the fork before it")
  func branchByPrevious() {
    let image = history.restored(device)
    device.answer("CT-00", "a")
    image.answer("CT-00", "b")
    let later = image.answer("CT-01", "c").entry
    let leaves = entries.map(\.leaf)
    let union = Union([later], of: device.origin) { leaves.indices.contains($0) ? leaves[$0] : nil }
    #expect(union.new == [later])
    #expect(union.forks.map(\.sequence) == [12])
    #expect(union.forks.first?.leaves == [leaves[12], later.previous].sorted())
  }
}
