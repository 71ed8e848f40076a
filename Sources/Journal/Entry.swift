package import Canonical
import Inspection

/// One act, as the bytes that were hashed (design 5.3); the other properties are read from them.
package struct Entry: Hashable, Sendable {
  // One reference, as a fold hands entries on many times.
  private let record: Record

  /// The canonical line, without its line feed.
  package var line: [UInt8] { record.line }
  /// SHA-256(0x00 ‖ line).
  package var leaf: Digest { record.leaf }
  /// Claimed wall time and the clock that only goes forward.
  package var moment: Moment { record.moment }
  /// Who acted: identifiers of inspectors, or of a clerk at the office.
  package var by: [String] { record.by }
  /// What the type says it holds, for who asks for one or two of its members.
  package var content: CanonicalObject { record.content }
  /// What the type says it holds, made anew each time.
  package var data: [String: JSONValue] { record.content.members }
  /// The heads that the writer saw and replaces.
  package var parents: [Digest] { record.parents }
  /// The leaf of the line before.
  package var previous: Digest { record.previous }
  /// The number in its journal, from 0.
  package var sequence: Int { record.sequence }
  /// What the entry records.
  package var type: EntryType { record.type }
  /// The visit concerned, where there is one.
  package var visit: String? { record.visit }

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
    record = try Record(Self.canonical(line, number))
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
    let line: [UInt8]
    do throws(CanonicalError) {
      line = try CanonicalJSON.write(.object(members))
    } catch {
      throw .notCanonical(error)
    }
    try self.init(line: line)
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
}

/// What was read of a line, once.
private final class Record: Sendable {
  let line: [UInt8]
  let leaf: Digest
  let moment: Moment
  let by: [String]
  let content: CanonicalObject
  let parents: [Digest]
  let previous: Digest
  let sequence: Int
  let type: EntryType
  let visit: String?

  init(_ line: CanonicalLine) throws(EntryError) {
    var reader = EntryMembers(line)
    let at = Timestamp(milliseconds: try reader.integer("at"))
    let boot = try reader.hex("boot", digits: 6)
    by = try reader.strings("by")
    content = try reader.object("data")
    moment = Moment(at: at, boot: boot, mono: try reader.natural("mono"))
    parents = try reader.digests("parents")
    previous = try reader.digest("prev")
    try reader.skipHex("salt", digits: 32)
    sequence = try reader.natural("seq")
    type = EntryType(try reader.string("type"))
    visit = try reader.optionalString("visit")
    try reader.end()
    self.line = line.bytes
    leaf = Digest.leaf(line.bytes)
  }
}
