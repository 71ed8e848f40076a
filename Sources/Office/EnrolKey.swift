import Canonical
import Inspection
import Journal
package import Sealing
import Storage

/// `office keys enrol`: takes a device's or an inspector's key after its fingerprint was compared.
package enum EnrolKey {
  /// One line of a file of requests, with what the clerk typed for it.
  package struct Item: Sendable {
    /// The request.
    package let line: [UInt8]
    /// Its line in the file, from 1.
    package let number: Int
    /// What the clerk typed from the owner's screen; digits count, dashes do not.
    package let fingerprint: String

    /// An item from its parts.
    package init(line: [UInt8], number: Int = 1, fingerprint: String) {
      self.line = line
      self.number = number
      self.fingerprint = fingerprint
    }
  }

  /// Enrols the keys of requests, all or none.
  ///
  /// - Parameters:
  ///   - items: The requests.
  ///   - file: Their file's name, for messages.
  ///   - desk: The office.
  /// - Returns: The requests that were enrolled.
  /// - Throws: `OfficeError.file` for what is no request or names an inspector who is not in the
  ///   register, `fingerprint` when it differs, `keyTaken`; nobody is enrolled then.
  @discardableResult
  package static func run(
    _ items: [Item], file: String, at desk: OfficeDesk
  ) throws -> [KeyRequest] {
    try desk.store.write { writing in
      try items.map { try enrol($0, file, desk, writing) }
    }
  }

  private static func enrol(
    _ item: Item, _ file: String, _ desk: OfficeDesk, _ writing: Writing
  ) throws -> KeyRequest {
    let request = try KeyRequest(line: item.line)
      .orThrow(OfficeError.file(file, line: item.number, Words.notARequest))
    guard digits(item.fingerprint) == digits(try request.fingerprint()) else {
      throw OfficeError.fingerprint("\(file):\(item.number)")
    }
    try checkPeople(request, file, item.number, writing.reading)
    guard try desk.trust(writing.reading).key(kid16: request.key.kid16) == nil else {
      throw OfficeError.keyTaken(request.key.kid16)
    }
    // Records say whole seconds.
    let now = Timestamp(milliseconds: desk.surroundings.now().milliseconds / 1000 * 1000)
    let trusted = TrustedKey(
      key: request.key, role: request.role, holder: request.holder, name: request.name,
      recipient: request.recipient, from: now)
    let record = try KeyRecord(.enrolled(trusted), signedBy: desk.key)
    var data: [String: JSONValue] = ["record": try CanonicalJSON.read(record.line())]
    if request.role == .device { data["carriers"] = .strings(request.carriers) }
    try desk.record([desk.draft(.keyEnrolled, data)], in: writing)
    if request.role == .inspector { try refold(visitsOf: request.holder, writing) }
    return request
  }

  /// Signatures that came before their key count from now on.
  private static func refold(visitsOf inspector: String, _ writing: Writing) throws {
    let visits = try writing.reading.visitRows()
      .filter { $0.row["team"]?.strings?.contains(inspector) ?? false }
    try Projection.refold(Set(visits.map(\.visit)), in: writing)
  }

  private static func checkPeople(
    _ request: KeyRequest, _ file: String, _ number: Int, _ reading: Reading
  ) throws {
    let people = request.role == .inspector ? [request.holder] : request.carriers
    for person in people where try reading.inspector(person) == nil {
      throw OfficeError.file(file, line: number, Words.notRegistered(person))
    }
  }

  private static func digits(_ text: String) -> String {
    text.lowercased().filter { $0.isHexDigit }
  }
}
