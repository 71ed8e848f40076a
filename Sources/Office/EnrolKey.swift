import Canonical
import Inspection
import Journal
package import Sealing
import Storage

/// `office keys enrol`: takes a device's or an inspector's key after its fingerprint was compared.
package enum EnrolKey {
  /// Enrols the key of a request.
  ///
  /// - Parameters:
  ///   - line: The request.
  ///   - file: Its name, for messages.
  ///   - fingerprint: What the clerk typed from the owner's screen; digits count, dashes do not.
  ///   - desk: The office.
  /// - Returns: The request that was enrolled.
  /// - Throws: `OfficeError.file` for what is no request, `fingerprint` when it differs, `unknown`
  ///   for an inspector who is not in the register, `keyTaken`.
  @discardableResult
  package static func run(
    _ line: [UInt8], file: String, fingerprint: String, at desk: OfficeDesk
  ) throws -> KeyRequest {
    let request = try KeyRequest(line: line)
      .orThrow(OfficeError.file(file, line: nil, Words.notARequest))
    guard digits(fingerprint) == digits(request.fingerprint) else {
      throw OfficeError.fingerprint(file)
    }
    try desk.store.write { writing in
      try checkPeople(request, writing.reading)
      let trust = try desk.trust(writing.reading)
      guard trust.key(kid16: request.key.kid16) == nil else {
        throw OfficeError.keyTaken(request.key.kid16)
      }
      // Records say whole seconds.
      let now = Timestamp(milliseconds: desk.surroundings.now().milliseconds / 1000 * 1000)
      let trusted = TrustedKey(
        key: request.key, role: request.role, holder: request.holder, name: request.name,
        from: now)
      let record = try KeyRecord(.enrolled(trusted), signedBy: desk.key)
      var data: [String: JSONValue] = ["record": try CanonicalJSON.read(record.line())]
      if request.role == .device { data["carriers"] = .strings(request.carriers) }
      try desk.record([desk.draft(.keyEnrolled, data)], in: writing)
    }
    return request
  }

  private static func checkPeople(_ request: KeyRequest, _ reading: Reading) throws {
    let people = request.role == .inspector ? [request.holder] : request.carriers
    for person in people where try reading.inspector(person) == nil {
      throw OfficeError.unknown(.inspector, person)
    }
  }

  private static func digits(_ text: String) -> String {
    text.lowercased().filter { $0.isHexDigit }
  }
}
