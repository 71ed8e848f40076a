import Journal
import Testing

/// Every interleaving of two laptops and one office: what is sent arrives late, twice, or never,
/// evidence apart from the journal that names it, over the laptop's own bundles or a colleague's.
@Suite("The loop of receipts")
struct ReceiptLoopTests {
  /// What the two laptops do.
  struct Round: CustomTestStringConvertible {
    let testDescription: String
    let first: [LoopAct]
    let second: [LoopAct]
    var isRelayed = false

    func loop(_ rules: ReceiptLoop.Rules = .init()) throws -> ReceiptLoop {
      let history = History()
      return ReceiptLoop(
        [try LoopJournal(1, first, history), try LoopJournal(2, second, history)],
        isRelayed: isRelayed, rules)
    }
  }

  static let rounds = [
    Round(
      testDescription: "evidence, carried by a colleague", first: [.capture(0), .finish, .answer],
      second: [], isRelayed: true),
    Round(
      testDescription: "two pieces of evidence, two laptops",
      first: [.capture(0), .capture(1), .finish], second: [.answer]),
    Round(
      testDescription: "one file named twice, carried",
      first: [.capture(0), .answer, .capture(0)], second: [], isRelayed: true),
    Round(
      testDescription: "one file named by both", first: [.capture(0), .finish],
      second: [.capture(0), .answer]),
    Round(
      testDescription: "one file named by both, each carried", first: [.capture(0), .answer],
      second: [.capture(0)], isRelayed: true),
    Round(
      testDescription: "a file that is lost, carried",
      first: [.capture(0), .answer, .lose(0)], second: [], isRelayed: true),
    Round(
      testDescription: "a file that is lost and found",
      first: [.capture(0), .lose(0), .capture(0), .answer], second: []),
  ]

  @Test("No file is removed too early, and no entry stays without a receipt", arguments: rounds)
  func holds(round: Round) throws {
    let exploration = LoopExploration(try round.loop())
    #expect(exploration.broken == nil, "\(String(describing: exploration.broken))")
    #expect(exploration.states > 3_000, "\(exploration.states) states")
  }

  @Test("A receipt that asks for no evidence is found to be false")
  func receiptWithoutEvidence() throws {
    var rules = ReceiptLoop.Rules()
    rules.next = { entries, signed, covered, whole, _ in
      ReceiptRule.next(entries, signed: signed, after: covered, whole: whole) { _ in true }
    }
    let broken = LoopExploration(try Self.rounds[1].loop(rules)).broken
    #expect(broken?.violation == .falseReceipt(size: 1, of: 0), "\(String(describing: broken))")
  }

  @Test("A loss that excuses what is captured after it is found")
  func lossForEver() throws {
    var rules = ReceiptLoop.Rules()
    rules.next = { entries, signed, covered, whole, holds in
      let lost = LostPayload.digests(entries)
      return ReceiptRule.next(entries, signed: signed, after: covered, whole: whole) {
        lost.contains($0) || holds($0)
      }
    }
    let broken = LoopExploration(try Self.rounds[6].loop(rules)).broken
    let isFalse = if case .falseReceipt? = broken?.violation { true } else { false }
    #expect(isFalse, "\(String(describing: broken))")
  }

  @Test("A carrier that lets a file go under a receipt alone is found to remove the last copy")
  func lastCopy() throws {
    var rules = ReceiptLoop.Rules()
    rules.removable = { journals in
      Set(
        journals.flatMap { journal in
          let size = journal.receipts.max() ?? 0
          return journal.entries.filter { $0.sequence < size }
            .compactMap { EvidencePayload($0)?.digest }
        })
    }
    let broken = LoopExploration(try Self.rounds[5].loop(rules)).broken
    #expect(broken?.violation == .earlyDelete(FileSet(0)), "\(String(describing: broken))")
  }

  @Test("A removal that does not look behind the receipt is found to strand an entry")
  func removalWithoutLookingOn() throws {
    var rules = ReceiptLoop.Rules()
    rules.removable = { journals in
      ReceiptRule.removable(
        journals.map { journal in
          let size = journal.receipts.max() ?? 0
          return .init(Array(journal.entries.prefix(size)), receipts: [size])
        })
    }
    let broken = LoopExploration(try Self.rounds[2].loop(rules)).broken
    #expect(broken?.violation == .fileGone(FileSet(0)), "\(String(describing: broken))")
  }

  @Test("A removal without a receipt is found")
  func removalWithoutReceipt() throws {
    var rules = ReceiptLoop.Rules()
    rules.removable = { journals in
      ReceiptRule.removable(
        journals.map { .init($0.entries, receipts: [$0.entries.count]) })
    }
    let broken = LoopExploration(try Self.rounds[1].loop(rules)).broken
    #expect(broken?.violation == .earlyDelete(FileSet(0)), "\(String(describing: broken))")
  }
}
