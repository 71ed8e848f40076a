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
  /// - Parameters:
  ///   - line: The line, without its line feed.
  ///   - number: The number of the line in its file, from 1, which errors name.
  /// - Throws: `EntryError` when it is not canonical or not an entry.
  package init(line: [UInt8], number: Int = 1) throws(EntryError) {
    var reader = EntryMembers(try Self.canonical(line, number))
    self.line = line
    leaf = Digest.leaf(line)
    let at = Timestamp(milliseconds: try reader.integer("at"))
    let boot = try reader.hex("boot", digits: 6)
    by = try reader.strings("by")
    data = try reader.object("data")
    moment = Moment(at: at, boot: boot, mono: try reader.natural("mono"))
    parents = try reader.digests("parents")
    previous = try reader.digest("prev")
    _ = try reader.hex("salt", digits: 32)
    sequence = try reader.natural("seq")
    type = EntryType(try reader.string("type"))
    visit = try reader.optionalString("visit")
    try reader.end()
  }

  private static func canonical(
    _ line: [UInt8], _ number: Int
  ) throws(EntryError) -> CanonicalLine {
    do throws(CanonicalError) {
      return try CanonicalLine(line, number: number)
    } catch {
      throw .notCanonical(error)
    }
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
