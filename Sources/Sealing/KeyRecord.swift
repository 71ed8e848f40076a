package import Canonical

/// One line of `keys.jsonl`: a statement and, unless the roots' seal vouches for it, the office
/// key's own signature over `yicha-key/v1\n<canonical line without the signature>\n` (design 5.1).
package struct KeyRecord: Equatable, Sendable {
  /// What the line says.
  package let statement: KeyStatement
  /// The office key that signed it; nil for a line that only a seal vouches for.
  package let signer: Digest?
  private let signature: [UInt8]?

  /// Whether the line ends a key.
  package var isRevocation: Bool {
    if case .revoked = statement { true } else { false }
  }

  /// A line that the roots' seal vouches for: root and office keys, and their ends.
  package init(sealed statement: KeyStatement) {
    self.statement = statement
    signer = nil
    signature = nil
  }

  /// A line signed by the office: enrolments and revocations of devices and inspectors.
  ///
  /// - Throws: `malformed` when a text in it may not be recorded or the key cannot sign.
  package init(_ statement: KeyStatement, signedBy office: PrivateKey) throws(TrustError) {
    self.statement = statement
    signer = office.publicKey.id
    let message = try Self.message(statement, signer: office.publicKey.id)
    do throws(BundleError) {
      signature = try office.sign(message)
    } catch {
      throw .malformed(line: nil)
    }
    // What was signed must be readable again.
    guard try KeyRecord(line: line()) == self else { throw .malformed(line: nil) }
  }

  /// Reads one line, without its line feed; the signature is left to `isSigned`.
  ///
  /// - Throws: `malformed`.
  package init(line: [UInt8]) throws(TrustError) {
    guard var members = try? CanonicalJSON.readObject(line) else { throw .malformed(line: nil) }
    let signer = members.removeValue(forKey: "signer")
    let signature = members.removeValue(forKey: "signature")
    guard let statement = KeyStatement(members) else { throw .malformed(line: nil) }
    self.statement = statement
    if signer == nil, signature == nil {
      self.signer = nil
      self.signature = nil
      return
    }
    guard let key = signer?.string.flatMap({ Digest(hex: $0) }),
      let bytes = signature?.string.flatMap({ Hex.bytes(of: $0) })
    else { throw .malformed(line: nil) }
    self.signer = key
    self.signature = bytes
  }

  /// Reads the lines of a `keys.jsonl`.
  ///
  /// - Throws: `malformed` with the line.
  package static func records(ofFile bytes: [UInt8]) throws(TrustError) -> [KeyRecord] {
    var records: [KeyRecord] = []
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.popLast()?.isEmpty == true else { throw .malformed(line: lines.count + 1) }
    for line in lines {
      guard let record = try? KeyRecord(line: Array(line)) else {
        throw .malformed(line: records.count + 1)
      }
      records.append(record)
    }
    return records
  }

  /// The lines of a `keys.jsonl`.
  ///
  /// - Throws: `malformed` when a text may not be recorded.
  package static func file(of records: [KeyRecord]) throws(TrustError) -> [UInt8] {
    var bytes: [UInt8] = []
    for record in records { bytes += try record.line() + [0x0A] }
    return bytes
  }

  /// The canonical line, without its line feed.
  ///
  /// - Throws: `malformed` when a text may not be recorded.
  package func line() throws(TrustError) -> [UInt8] {
    var members = statement.members
    members["signer"] = signer.map { .string($0.hex) }
    members["signature"] = signature.map { .string(Hex.text(of: $0)) }
    return try Self.canonical(members)
  }

  /// Whether the line carries this key's signature.
  package func isSigned(by key: PublicKey) -> Bool {
    guard let signer, signer == key.id, let signature,
      let message = try? Self.message(statement, signer: signer)
    else { return false }
    return key.isValid(signature, for: message)
  }

  private static func message(
    _ statement: KeyStatement, signer: Digest
  ) throws(TrustError) -> [UInt8] {
    var members = statement.members
    members["signer"] = .string(signer.hex)
    return Array("yicha-key/v1\n".utf8) + (try canonical(members)) + [0x0A]
  }

  private static func canonical(_ members: [String: JSONValue]) throws(TrustError) -> [UInt8] {
    do throws(CanonicalError) {
      return try CanonicalJSON.write(.object(members))
    } catch {
      throw .malformed(line: nil)
    }
  }
}
