import Canonical
import Journal
import Merge
import Support
import Testing

/// Random rounds delivered in random orders: split, permuted, repeated, overlapping, relayed.
@Suite("Any round, delivered in any order")
struct AnyOrderTests {
  static let seeds = UInt64(1)...108
  /// How many permutations are tried, at the least.
  private static let asked = 10_000
  private static let ordersEach = (asked + seeds.count - 1) / seeds.count

  @Test("At least 10,000 permutations are tried")
  func count() {
    #expect(Self.seeds.count * Self.ordersEach >= Self.asked)
  }

  @Test("The rounds have up to six laptops, nearly fifty bundles, and receipts that come again")
  func reach() throws {
    let rounds = try Self.seeds.map { try RandomRound(seed: $0) }
    #expect(rounds.map(\.laptopCount).max() == 6)
    #expect((rounds.map(\.bundles.count).max() ?? 0) >= 40)
    #expect(rounds.count { $0.staleReceipts > 0 } >= 10)
  }

  @Test("Every order gives one export, and loses nothing", arguments: seeds)
  func orders(seed: UInt64) throws {
    let round = try RandomRound(seed: seed)
    #expect(round.bundles.count <= RandomRound.mostBundles)
    let everything = Set(round.everything.map(\.leaf))
    let expected = views(of: round.everything, round)
    var generator = SeededGenerator(seed: seed ^ 0x0DE5)
    var tried: Set<[Int]> = []
    while tried.count < Self.ordersEach {
      let order = order(of: round.bundles.count, &generator)
      guard tried.insert(order).inserted else { continue }
      let arrived = delivered(order.map { round.bundles[$0] }, at: round.office)
      #expect(Set(arrived.map(\.leaf)) == everything, "\(order)")
      #expect(arrived.count == everything.count, "\(order)")
      #expect(views(of: arrived, round) == expected, "\(order)")
    }
  }

  @Test("Equal values never conflict, and every two unequal concurrent ones do", arguments: seeds)
  func conflicts(seed: UInt64) throws {
    let round = try RandomRound(seed: seed)
    for view in views(of: round.everything, round) {
      for (register, held) in view.registers {
        try check(register, held, in: view)
      }
      // A conflict of values is about a register that holds unequal ones, or did undecided.
      for conflict in view.conflicts where [.answers, .state].contains(conflict.kind) {
        let held = try #require(conflict.register.flatMap { view.registers[$0] })
        #expect(held.values.count > 1 || !held.unresolved.isEmpty)
      }
    }
  }

  private func check(
    _ register: Register, _ held: RegisterView, in view: VisitView
  ) throws {
    let kind: ConflictKind = register == .state ? .state : .answers
    let conflict = view.conflicts.first { $0.kind == kind && $0.register == register }
    for left in held.heads {
      for right in held.heads where left < right {
        let values = [left, right].map { head in
          held.values.firstIndex { $0.authors.contains(head) }
        }
        if let isEqual = Self.isEqual(left, right) {
          #expect((values[0] == values[1]) == isEqual, "\(left) \(right)")
        }
        guard values[0] != values[1] else { continue }
        let heads = try #require(conflict, "\(left) \(right)").heads
        #expect(heads.contains(left) && heads.contains(right))
      }
    }
  }

  /// Whether two entries say the same of their register, read without the engine; nil where it
  /// depends on the team that a reassignment before them named.
  private static func isEqual(_ left: RecordedEntry, _ right: RecordedEntry) -> Bool? {
    let (left, right) = (left.entry, right.entry)
    let answers: Set<EntryType> = [.answerSet, .answerCleared]
    if answers.contains(left.type), answers.contains(right.type) {
      return left.data["value"] ?? .null == right.data["value"] ?? .null
    }
    guard left.type != .conflictResolved, right.type != .conflictResolved else { return nil }
    if left.type != right.type { return false }
    return [.visitVoided, .visitRecalled].contains(left.type) ? true : nil
  }

  /// A permutation in which every bundle comes, and some a second time.
  private func order(of count: Int, _ generator: inout SeededGenerator) -> [Int] {
    let again = (0..<max(4, count / 4)).map { _ in Int.random(in: 0..<count, using: &generator) }
    return (Array(0..<count) + again).shuffled(using: &generator)
  }

  /// What the office holds in the end; a bundle of which something is not proven yet comes again,
  /// as the report asks.
  private func delivered(
    _ bundles: [CarriedBundle], at office: Device
  ) -> [RecordedEntry] {
    var intake = PureIntake(office.written)
    var open = bundles
    while true {
      let unproven = open.filter { !intake.take($0) }
      guard !unproven.isEmpty, unproven.count < open.count else { return intake.arrived }
      open = unproven
    }
  }

  private func views(of entries: [RecordedEntry], _ round: RandomRound) -> [VisitView] {
    RandomRound.visits.map { VisitView.fold(entries, context: round.context(of: $0)) }
  }
}
