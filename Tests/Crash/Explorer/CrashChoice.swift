import Support

/// What a disk had done of the steps that nobody had confirmed.
protocol CrashChoice {
  /// Whether a change of names was done.
  mutating func takesNames() -> Bool
  /// Whether a change of length was done.
  mutating func takesLength() -> Bool
  /// Which bytes of a write were written.
  mutating func parts(of count: Int, at offset: Int) -> [Range<Int>]
}

/// All of it, as after a kill; or nothing of it.
struct WholeChoice: CrashChoice {
  let takesAll: Bool

  func takesNames() -> Bool { takesAll }
  func takesLength() -> Bool { takesAll }
  func parts(of count: Int, at offset: Int) -> [Range<Int>] { takesAll ? [0..<count] : [] }
}

/// Some of it: each change of names or length by itself, so that later ones may be there without
/// earlier ones, and each write whole, not at all, or torn between sectors.
struct RandomChoice: CrashChoice {
  private var generator: SeededGenerator
  /// How likely a step was done, of 8.
  private let likely: Int
  /// Where writes tear: a disk's sector, or a page of memory.
  private let sector: Int

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    likely = Int.random(in: 1...7, using: &generator)
    sector = Bool.random(using: &generator) ? 512 : 4096
  }

  /// Before which step the power is cut.
  mutating func end(of count: Int) -> Int { Int.random(in: 0...count, using: &generator) }

  mutating func takesNames() -> Bool { Int.random(in: 0..<8, using: &generator) < likely }
  mutating func takesLength() -> Bool { takesNames() }

  mutating func parts(of count: Int, at offset: Int) -> [Range<Int>] {
    guard Int.random(in: 0..<4, using: &generator) == 0 else {
      return takesNames() ? [0..<count] : []
    }
    var parts: [Range<Int>] = []
    var start = 0
    while start < count {
      let end = min(count, start + sector - (offset + start) % sector)
      if takesNames() { parts.append(start..<end) }
      start = end
    }
    return parts
  }
}
