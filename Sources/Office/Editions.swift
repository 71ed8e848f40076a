import Canonical
import Journal
import Storage

/// All that the office ever put in force of one type, from its journal: the store's tables hold
/// only what is in force now.
struct Editions {
  private let published: [[String: JSONValue]]

  init(_ type: EntryType, _ desk: OfficeDesk, _ reading: Reading) throws {
    published = try reading.entries(of: desk.origin).filter { $0.type == type }.map(\.data)
  }

  /// Whether something else than this content was published under these members.
  func hold(otherThan digest: Digest, under members: [String: JSONValue]) -> Bool {
    matching(members).contains { $0["sha256"]?.string != digest.hex }
  }

  /// Whether anything was published under these members.
  func hold(_ members: [String: JSONValue]) -> Bool {
    !matching(members).isEmpty
  }

  /// The highest number that was published under these members; nil for none.
  func highest(_ number: String, under members: [String: JSONValue]) -> Int? {
    matching(members).compactMap { $0[number]?.integer }.max()
  }

  private func matching(_ members: [String: JSONValue]) -> [[String: JSONValue]] {
    published.filter { data in members.allSatisfy { data[$0.key] == $0.value } }
  }
}
