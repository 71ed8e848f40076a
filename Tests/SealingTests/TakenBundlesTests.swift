import Canonical
import Testing

@testable import Sealing

@Suite("What was taken in says to another bundle")
struct TakenBundlesTests {
  private static let seals = (0..<10).map { Digest.sha256("seal \($0)") }

  /// A bundle in a row of its kind: its seal is that of its number unless another is said.
  private static func seal(
    _ kind: BundleKind, _ sequence: Int, previous: Digest? = nil, issuer: Party? = nil,
    recipient: Party? = nil
  ) throws -> Seal {
    var header = try SmallBundle.header(kind)
    header.sequence = sequence
    header.previous = previous
    header.issuer = issuer ?? header.issuer
    header.recipient = recipient ?? header.recipient
    return Seal(header: header, manifest: .zero, octets: 0, files: 0, expansions: [], signers: [])
  }

  private static func taken(
    _ kind: BundleKind, _ sequence: Int, _ seal: Digest? = nil, previous: Digest? = nil
  ) throws -> TakenBundles.Taken {
    let header = try SmallBundle.header(kind)
    var data: [String: JSONValue] = [
      "kind": .string(kind.rawValue), "issuer": .string(header.issuer.description),
      "recipient": .string(header.recipient.description), "sequence": .integer(sequence),
      "seal": .string((seal ?? seals[sequence]).hex),
    ]
    data["previous"] = previous.map { .string($0.hex) }
    return try #require(TakenBundles.Taken(.object(data)))
  }

  private static let newestSuffices: [BundleKind] = [.task, .receipt, .keys]

  @Test("The first of a row is new, whatever its number", arguments: BundleKind.allCases)
  func first(kind: BundleKind) throws {
    let none = TakenBundles([])
    #expect(none.standing(of: try Self.seal(kind, 1), Self.seals[1]) == .new)
    #expect(none.standing(of: try Self.seal(kind, 7, previous: .zero), Self.seals[7]) == .new)
  }

  @Test("The same seal again is known, however late it comes", arguments: BundleKind.allCases)
  func again(kind: BundleKind) throws {
    let memory = TakenBundles([try Self.taken(kind, 3), try Self.taken(kind, 4)])
    for sequence in 3...4 {
      #expect(
        memory.standing(of: try Self.seal(kind, sequence), Self.seals[sequence]) == .known)
    }
  }

  @Test("At or below the last number another seal is a replay", arguments: newestSuffices)
  func replay(kind: BundleKind) throws {
    let memory = TakenBundles([try Self.taken(kind, 4), try Self.taken(kind, 3)])
    for sequence in 0...4 {
      #expect(
        memory.standing(of: try Self.seal(kind, sequence), .zero) == .replayed(last: 4))
    }
  }

  @Test(
    "Above it is new: the next one, one after a gap, one after an office's restart",
    arguments: newestSuffices)
  func next(kind: BundleKind) throws {
    let memory = TakenBundles([try Self.taken(kind, 4)])
    for (sequence, previous) in [(5, Self.seals[4]), (6, Self.seals[5]), (1_000_005, .zero)] {
      let seal = try Self.seal(kind, sequence, previous: previous)
      #expect(memory.standing(of: seal, Self.seals[9]) == .new)
    }
  }

  @Test(
    "The next one that follows another than was taken in shows two of one number",
    arguments: newestSuffices)
  func forked(kind: BundleKind) throws {
    let memory = TakenBundles([try Self.taken(kind, 4)])
    let seal = try Self.seal(kind, 5, previous: .zero)
    #expect(memory.standing(of: seal, Self.seals[5]) == .forked(sequence: 4))
  }

  @Test("A result is never refused for its number")
  func results() throws {
    let memory = TakenBundles([try Self.taken(.result, 4)])
    for sequence in [0, 3, 4, 5, 9] {
      let seal = try Self.seal(.result, sequence, previous: .zero)
      #expect(memory.standing(of: seal, Self.seals[8]) == .new)
    }
  }

  @Test("Numbers count for each issuer, recipient and kind")
  func rows() throws {
    let memory = TakenBundles([try Self.taken(.task, 4)])
    let other = try #require(Party.office("140500"))
    let device = Party.device(.zero)
    for seal in [
      try Self.seal(.task, 1, issuer: other), try Self.seal(.task, 1, recipient: device),
      try Self.seal(.receipt, 1),
    ] {
      #expect(memory.standing(of: seal, .zero) == .new)
    }
  }

  // MARK: One number under two seals

  private static func doubles(
    _ held: [TakenBundles.Taken], _ sequence: Int, _ sealHash: Digest, previous: Digest?
  ) throws -> [TakenBundles.Double] {
    try TakenBundles(held).doubles(
      of: seal(.result, sequence, previous: previous), sealHash)
  }

  @Test("Results that follow each other raise no alarm, in any order, with gaps and repeated")
  func sound() throws {
    let row = try (1...4).map { try Self.taken(.result, $0, previous: Self.seals[$0 - 1]) }
    for held in [[], [row[0]], [row[1]], [row[3]], [row[0], row[2]], [row[1], row[3]], row] {
      for sequence in 1...4 {
        #expect(
          try Self.doubles(
            held, sequence, Self.seals[sequence], previous: Self.seals[sequence - 1]) == [])
      }
    }
  }

  @Test("One number with another seal, and the two seals are named")
  func sameNumber() throws {
    let held = [try Self.taken(.result, 2, previous: Self.seals[1])]
    #expect(
      try Self.doubles(held, 2, Self.seals[9], previous: Self.seals[1]) == [
        .init(sequence: 2, held: Self.seals[2], other: Self.seals[9])
      ])
  }

  @Test("One that follows another than is held, whichever of the two comes first")
  func previous() throws {
    let double = TakenBundles.Double(sequence: 2, held: Self.seals[2], other: Self.seals[9])
    #expect(
      try Self.doubles(
        [Self.taken(.result, 2)], 3, Self.seals[3], previous: Self.seals[9]) == [double])
    let back = TakenBundles.Double(sequence: 2, held: Self.seals[9], other: Self.seals[2])
    #expect(
      try Self.doubles(
        [Self.taken(.result, 3, previous: Self.seals[9])], 2, Self.seals[2],
        previous: Self.seals[1]) == [back])
  }

  @Test("What was taken in before rows named the one before is not held against anybody")
  func unknownPrevious() throws {
    let held = [try Self.taken(.result, 3)]
    #expect(try Self.doubles(held, 2, Self.seals[2], previous: Self.seals[1]) == [])
    #expect(try Self.doubles([Self.taken(.result, 2)], 3, Self.seals[3], previous: nil) == [])
  }
}
