package import Canonical
import Inspection

/// One act, as the bytes that were hashed (design 5.3); the other properties are read from them.
package struct Entry: Hashable, Sendable {
  /// The canonical line, without its line feed.
  package let line: [UInt8]
  /// SHA-256(0x00 ‖ line).
  package let leaf: Digest
  /// Claimed wall time and the clock that only goes forward.
  package let moment: Moment
  /// Who acted: identifiers of inspectors, or of a clerk at the office.
  package let by: [String]
  /// What the type says it holds.
  package let data: [String: JSONValue]
  /// The heads that the writer saw and replaces.
  package let parents: [Digest]
  /// The leaf of the line before.
  package let previous: Digest
  /// The number in its journal, from 0.
  package let sequence: Int
  /// What the entry records.
  package let type: EntryType
  /// The visit concerned, where there is one.
  package let visit: String?

  /// Entries are the same when their leaves are, as a leaf covers the whole line.
  package static func == (left: Entry, right: Entry) -> Bool {
    left.leaf == right.leaf
  }

  /// Hashes the leaf.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(leaf)
  }

  /// Reads a line.
  ///
  /// - Throws: `EntryError` when it is not canonical or not an entry.
  package init(line: [UInt8]) throws(EntryError) {
    let members: [String: JSONValue]
    do throws(CanonicalError) {
      members = try CanonicalJSON.readObject(line)
    } catch {
      throw .notCanonical(error)
    }
    self.line = line
    leaf = Digest.leaf(line)
    var reader = EntryMembers(members)
    moment = Moment(
      at: Timestamp(milliseconds: try reader.integer("at")),
      boot: try reader.string("boot"), mono: try reader.natural("mono"))
    by = try reader.strings("by")
    data = try reader.object("data")
    parents = try reader.digests("parents")
    previous = try reader.digest("prev")
    sequence = try reader.natural("seq")
    type = EntryType(try reader.string("type"))
    visit = try reader.optionalString("visit")
    let salt = try reader.string("salt")
    guard salt.utf8.count == 32, Hex.bytes(of: salt) != nil else { throw .member("salt") }
    guard boot6(moment.boot) else { throw .member("boot") }
    try reader.end()
  }

  /// Writes a draft as the next line of a journal.
  ///
  /// - Parameters:
  ///   - draft: What happened.
  ///   - sequence: The number of the line.
  ///   - previous: The leaf of the line before, or 64 zeros.
  ///   - moment: When.
  ///   - salt: 16 random bytes, which keep a proof from revealing its neighbours.
  /// - Throws: `EntryError.notCanonical` when the draft holds what no record may hold.
  package init(
    _ draft: EntryDraft, sequence: Int, previous: Digest, moment: Moment, salt: [UInt8]
  ) throws(EntryError) {
    var members: [String: JSONValue] = [
      "at": .integer(moment.at.milliseconds),
      "boot": .string(moment.boot),
      "by": .strings(draft.by),
      "data": .object(draft.data),
      "mono": .integer(moment.mono),
      "parents": .strings(draft.parents.map(\.hex)),
      "prev": .string(previous.hex),
      "salt": .string(Hex.text(of: salt)),
      "seq": .integer(sequence),
      "type": .string(draft.type.word),
    ]
    if let visit = draft.visit { members["visit"] = .string(visit) }
    do throws(CanonicalError) {
      line = try CanonicalJSON.write(.object(members))
    } catch {
      throw .notCanonical(error)
    }
    leaf = Digest.leaf(line)
    self.moment = moment
    by = draft.by
    data = draft.data
    parents = draft.parents
    self.previous = previous
    self.sequence = sequence
    type = draft.type
    visit = draft.visit
  }
}

/// Whether the text is six hexadecimal digits, as a boot is named.
private func boot6(_ text: String) -> Bool {
  text.utf8.count == 6 && Hex.bytes(of: text) != nil
}
