import Canonical
import Journal
import Merge
import Testing

@Suite("What proves relayed entries")
struct RelayProofTests {
  private let origin = Origin.device("dc0ed53af5713fcd", region: "140581")

  /// A journal of eight lines, and its end after each.
  private func journal() throws -> (entries: [Entry], ends: [Log]) {
    let history = History()
    var log = Log(origin: origin)
    var ends = [log]
    var entries: [Entry] = []
    for _ in 0..<8 {
      entries += try log.append([EntryDraft(.note)], in: history.surroundings())
      ends.append(log)
    }
    return (entries, ends)
  }

  private func proof(
    _ entries: [Entry], onto log: Log, _ checkpoints: [Checkpoint], held: [Entry] = []
  ) -> RelayProof {
    let leaves = Dictionary(uniqueKeysWithValues: held.map { ($0.sequence, $0.leaf) })
    return RelayProof(
      entries, onto: log, held: { leaves[$0] }, checkpoints: checkpoints, earlier: { _ in nil })
  }

  @Test("Entries count up to the last size that the origin signed")
  func signed() throws {
    let (entries, ends) = try journal()
    let proof = proof(entries.reversed(), onto: ends[0], [ends[3].checkpoint, ends[6].checkpoint])
    #expect(proof.proven == Array(entries[..<6]))
    #expect(proof.unproven == Array(entries[6...]))
  }

  @Test("Without a checkpoint, or under another root, nothing counts")
  func unsigned() throws {
    let (entries, ends) = try journal()
    let other = Checkpoint(origin: origin, size: 8, root: Digest.sha256("another journal"))
    #expect(proof(entries, onto: ends[0], []).proven.isEmpty)
    #expect(proof(entries, onto: ends[0], [other]).unproven == entries)
  }

  @Test("A part goes on from what is held, and one that begins later does not count yet")
  func gap() throws {
    let (entries, ends) = try journal()
    let all = [ends[8].checkpoint]
    #expect(
      proof(Array(entries[4...]), onto: ends[4], all, held: Array(entries[..<4])).proven
        == Array(entries[4...]))
    #expect(proof(Array(entries[5...]), onto: ends[4], all).proven.isEmpty)
  }

  @Test("What is held already counts as it is held, and another branch of it does not")
  func held() throws {
    let (entries, ends) = try journal()
    var fork = ends[2]
    let branch = try fork.append([EntryDraft(.note)], in: History(seed: 9).surroundings())
    let proof = proof(
      Array(entries[1..<4]) + branch, onto: ends[4], [ends[4].checkpoint],
      held: Array(entries[..<4]))
    #expect(proof.proven == Array(entries[1..<4]))
    #expect(proof.unproven == branch)
  }
}
