package import Canonical
import Inspection

/// What one line of `keys.jsonl` says.
package enum KeyStatement: Equatable, Sendable {
  /// A root key; `threshold` of those of the same version must seal a keys bundle.
  case root(TrustedKey, threshold: Int, version: Int)
  /// An office key; vouched for by the roots' seal.
  case office(TrustedKey)
  /// A device's or inspector's key; vouched for by the office's signature on the line.
  case enrolled(TrustedKey)
  /// The end of a key.
  case revoked(key: Digest, KeyRevocation)

  /// The id of the key that is spoken of.
  package var key: Digest {
    switch self {
    case .root(let trusted, _, _), .office(let trusted), .enrolled(let trusted): trusted.key.id
    case .revoked(let key, _): key
    }
  }

  /// When it takes effect: the time at which the signer of the line must be good.
  var time: Timestamp? {
    switch self {
    case .root(let trusted, _, _), .office(let trusted), .enrolled(let trusted): trusted.from
    case .revoked(_, let revocation): revocation.at
    }
  }

  /// The members of the line, without signature and signer.
  var members: [String: JSONValue] {
    switch self {
    case .root(let trusted, let threshold, let version):
      var members = Self.members(of: trusted)
      members["type"] = "key.root"
      members["threshold"] = .integer(threshold)
      members["version"] = .integer(version)
      return members
    case .office(let trusted):
      var members = Self.members(of: trusted)
      members["type"] = "key.office"
      return members
    case .enrolled(let trusted):
      var members = Self.members(of: trusted)
      members["type"] = "key.enrolled"
      return members
    case .revoked(let key, let revocation):
      var members: [String: JSONValue] = [
        "type": "key.revoked", "kid": .string(key.hex), "at": .string(revocation.at.iso),
      ]
      members["position"] = revocation.position.map(JSONValue.integer)
      members["reason"] = revocation.reason.map(JSONValue.string)
      return members
    }
  }

  /// The statement of a line's members; nil for an unknown type, a member too many or too few.
  init?(_ members: [String: JSONValue]) {
    switch members["type"]?.string {
    case "key.root":
      guard let trusted = Self.trusted(members, roles: [.root]),
        let threshold = members["threshold"]?.integer, (1...8).contains(threshold),
        let version = members["version"]?.integer, version >= 1
      else { return nil }
      self = .root(trusted, threshold: threshold, version: version)
    case "key.office":
      guard let trusted = Self.trusted(members, roles: [.office]) else { return nil }
      self = .office(trusted)
    case "key.enrolled":
      guard let trusted = Self.trusted(members, roles: [.device, .inspector]) else { return nil }
      self = .enrolled(trusted)
    case "key.revoked":
      guard let key = members["kid"]?.string.flatMap({ Digest(hex: $0) }),
        let at = members["at"]?.string.flatMap({ Timestamp(iso: $0) })
      else { return nil }
      let revocation = KeyRevocation(
        at: at, position: members["position"]?.integer, reason: members["reason"]?.string)
      self = .revoked(key: key, revocation)
    default: return nil
    }
    // What does not come out again was not understood.
    guard self.members == members else { return nil }
  }

  private static func members(of trusted: TrustedKey) -> [String: JSONValue] {
    var members: [String: JSONValue] = [
      "kid": .string(trusted.key.id.hex),
      "public": .string(Hex.text(of: trusted.key.der)),
      "role": .string(trusted.role.rawValue),
    ]
    members["holder"] = trusted.holder.map(JSONValue.string)
    members["name"] = trusted.name.map(JSONValue.string)
    members["age"] = trusted.recipient.map { .string($0.text) }
    members["from"] = trusted.from.map { .string($0.iso) }
    return members
  }

  private static func trusted(_ members: [String: JSONValue], roles: [KeyRole]) -> TrustedKey? {
    guard let role = members["role"]?.string.flatMap(KeyRole.init(rawValue:)),
      roles.contains(role), let holder = members["holder"]?.string,
      let der = members["public"]?.string.flatMap({ Hex.bytes(of: $0) }),
      let key = PublicKey(der: der), members["kid"]?.string == key.id.hex,
      let from = members["from"]?.string.flatMap({ Timestamp(iso: $0) }),
      isHolder(holder, role: role, key: key), role != .inspector || members["age"] == nil
    else { return nil }
    // A text that is no recipient is missing when the members are compared.
    let recipient = members["age"]?.string.flatMap { AgeX25519Recipient(text: $0) }
    return TrustedKey(
      key: key, role: role, holder: holder, name: members["name"]?.string, recipient: recipient,
      from: from)
  }

  /// A device is named by its key; everybody else by an identifier.
  private static func isHolder(_ holder: String, role: KeyRole, key: PublicKey) -> Bool {
    switch role {
    case .root, .office: Party(holder)?.type == role.rawValue
    case .device: holder == Party.device(key.id).description
    case .inspector:
      (1...80).contains(holder.utf8.count) && holder.utf8.allSatisfy(SealGrammar.isIdentifier)
    }
  }
}
