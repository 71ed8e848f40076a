package import Canonical

/// What a new key's owner sends to the office: one canonical line.
///
/// It is unsigned, as these keys
/// sign nothing else; the clerk compares the fingerprint instead (design 5.1).
package struct KeyRequest: Equatable, Sendable {
  /// The public key.
  package let key: PublicKey
  /// `device` or `inspector`.
  package let role: KeyRole
  /// `device:<kid16>`, or the inspector's id.
  package let holder: String
  /// What people call it, such as `market-1`.
  package let name: String
  /// For a device: the inspectors who carry it.
  package let carriers: [String]
  /// For a device: to whom its task bundles are encrypted.
  package let recipient: AgeX25519Recipient?

  /// A device's request.
  package init(
    device key: PublicKey, recipient: AgeX25519Recipient, name: String, carriers: [String]
  ) {
    self.init(
      key: key, role: .device, holder: Party.device(key.id).description, name: name,
      carriers: carriers, recipient: recipient)
  }

  /// An inspector's request.
  package init(inspector id: String, key: PublicKey) {
    self.init(
      key: key, role: .inspector, holder: id, name: id, carriers: [], recipient: nil)
  }

  private init(
    key: PublicKey, role: KeyRole, holder: String, name: String, carriers: [String],
    recipient: AgeX25519Recipient?
  ) {
    self.key = key
    self.role = role
    self.holder = holder
    self.name = name
    self.carriers = carriers
    self.recipient = recipient
  }

  /// Reads a request; nil when the line is none.
  package init?(line: [UInt8]) {
    guard let members = try? CanonicalJSON.readObject(line),
      members["type"]?.string == "key.request",
      let role = members["role"]?.string.flatMap(KeyRole.init(rawValue:)),
      role == .device || role == .inspector,
      let der = members["public"]?.string.flatMap({ Hex.bytes(of: $0) }),
      let key = PublicKey(der: der), let holder = members["holder"]?.string,
      role == .inspector || holder == Party.device(key.id).description,
      let name = members["name"]?.string, let carriers = members["carriers"]?.strings
    else { return nil }
    let recipient = members["age"]?.string.flatMap { AgeX25519Recipient(text: $0) }
    guard (recipient == nil) == (role == .inspector) else { return nil }
    self.init(
      key: key, role: role, holder: holder, name: name, carriers: carriers, recipient: recipient)
    // What does not come out again was not understood, and its fingerprint would be another.
    guard let read = try? self.line(), read == line else { return nil }
  }

  /// The canonical line.
  ///
  /// - Throws: `CanonicalError` when a name may not be recorded.
  package func line() throws(CanonicalError) -> [UInt8] {
    var members: [String: JSONValue] = [
      "type": "key.request", "role": .string(role.rawValue), "holder": .string(holder),
      "name": .string(name), "public": .string(Hex.text(of: key.der)),
      "carriers": .strings(carriers),
    ]
    members["age"] = recipient.map { .string($0.text) }
    return try CanonicalJSON.write(.object(members))
  }

  /// What the clerk types: the first 20 digits of the SHA-256 of the line, in groups of four.
  ///
  /// Of the whole line, so that whoever carries it cannot change to whom bundles are encrypted or
  /// whose visits the device is given; 80 bits, as the owner is present.
  ///
  /// - Throws: `CanonicalError` when a name may not be recorded.
  package func fingerprint() throws(CanonicalError) -> String {
    let digits = Array(Digest.sha256(try line()).hex.prefix(20))
    return stride(from: 0, to: 20, by: 4).map { String(digits[$0..<$0 + 4]) }
      .joined(separator: "-")
  }
}
