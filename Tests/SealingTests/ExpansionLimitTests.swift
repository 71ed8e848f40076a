import Canonical
import Testing

@testable import Sealing

@Suite("How far record files may expand")
struct ExpansionLimitTests {
  private static let path = Vector.records

  private func expansion(_ size: Int) -> Seal.Expansion {
    Seal.Expansion(path: Self.path, size: size, digest: .zero)
  }

  @Test("Together up to the limit and not a byte more")
  func total() throws {
    let half = Seal.Expansion.maximumTotal / 2
    try Seal.Expansion.checkTotal([expansion(half), expansion(half)])
    #expect(throws: BundleError.expandsTooFar(path: Self.path)) {
      try Seal.Expansion.checkTotal([expansion(half), expansion(half), expansion(1)])
    }
  }

  @Test("Each up to a hundred times its packed size")
  func ratio() throws {
    try expansion(4200).checkRatio(packed: 42)
    #expect(throws: BundleError.expandsTooFar(path: Self.path)) {
      try expansion(4201).checkRatio(packed: 42)
    }
  }

  @Test("What no reader would take is not written")
  func writer() throws {
    let bomb = BundleItem(Self.path, bytes: StoredGzip.zeros(runs: 400))
    #expect(throws: BundleError.expandsTooFar(path: Self.path)) {
      try SmallBundle.bytes(items: [bomb])
    }
  }

  @Test("Lines come whole, whatever the pieces", arguments: [1, 2, 3, 99])
  func lines(piece: Int) {
    let bytes = Array("{}\n[1]\n0\n".utf8)
    var splitter = LineSplitter()
    var lines: [[UInt8]] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      let areLines = splitter.feed(bytes[start...].prefix(piece)) { lines.append($0) }
      #expect(areLines)
    }
    #expect(splitter.isAtLineEnd)
    #expect(lines == [Array("{}".utf8), Array("[1]".utf8), Array("0".utf8)])
  }

  @Test("A line that is empty or longer than a record is none")
  func noLines() {
    var empty = LineSplitter()
    let withEmpty = empty.feed([0x7B, 0x7D, 0x0A, 0x0A]) { _ in }
    #expect(!withEmpty)
    let longest = [UInt8](repeating: 0x20, count: CanonicalJSON.maximumBytes)
    var long = LineSplitter()
    let atLimit = long.feed(longest[...]) { _ in }
    let beyond = long.feed([0x20]) { _ in }
    #expect(atLimit && !beyond)
  }

  @Test("An opened bundle gives no lines of a record file that has an empty one")
  func emptyLine() throws {
    var bundle = Vector.good
    bundle.files[1].bytes = StoredGzip.member("{}\n\n")
    let bytes = try bundle.bytes()
    try AttackGround.with { ground in
      let reader = BundleReader(trust: try TestKeys.trust())
      #expect(try ground.refusal(of: MemorySource(bytes), by: reader) == .lineEnd(path: Self.path))
    }
  }
}
