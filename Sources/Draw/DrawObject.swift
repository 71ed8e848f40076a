package import Canonical

/// A line of the frozen register: something that could be inspected, or why it could not.
package struct DrawObject: Equatable, Sendable {
  /// In the pool, or left out.
  package enum Standing: Equatable, Sendable {
    /// It can be drawn from this stratum, holding `weight` tickets. The specialty is what an
    /// inspector must know for a role that needs one.
    case pool(stratum: String, specialty: String?, weight: Int)
    /// It cannot be drawn, for this reason.
    case leftOut(reason: String)
  }

  /// Its identifier in the register.
  package let id: String
  /// 32 hexadecimal digits, secret until proved: they keep others from recomputing its rank and
  /// guessing its risk class.
  package let salt: String
  /// Whether it can be drawn.
  package let standing: Standing

  /// The most tickets that one object may hold: weights are small ratios, and a large one would
  /// only keep a verifier busy.
  package static let weights = 1...1_000_000

  /// - Throws: `invalid` for an empty text, an id over several lines, a salt that is not 32
  ///   lower-case hexadecimal digits, a weight outside `weights`.
  package init(id: String, salt: String, standing: Standing) throws(DrawError) {
    try DrawText.requireHashed(id, .id)
    guard Hex.bytes(of: salt)?.count == 16 else { throw .invalid(.salt) }
    switch standing {
    case .leftOut(let reason):
      try DrawText.require(reason, .out)
    case .pool(let stratum, let specialty, let weight):
      try DrawText.require(stratum, .stratum)
      if let specialty { try DrawText.require(specialty, .specialty) }
      guard DrawObject.weights.contains(weight) else { throw .invalid(.weight) }
    }
    self.id = id
    self.salt = salt
    self.standing = standing
  }

  /// An object from the members of its line; members that the format does not know are let be,
  /// as in verify_draw.py.
  ///
  /// - Throws: `invalid` for a member that is missing, of another type or out of range.
  package init(members: [String: JSONValue]) throws(DrawError) {
    let members = LineMembers(members)
    let standing: Standing
    if members.has(.out) {
      standing = .leftOut(reason: try members.text(.out))
    } else {
      standing = .pool(
        stratum: try members.text(.stratum),
        specialty: try members.textIfPresent(.specialty),
        weight: try members.integerIfPresent(.weight) ?? 1)
    }
    try self.init(id: members.text(.id), salt: members.text(.salt), standing: standing)
  }

  /// The stratum it is drawn from; nil when left out.
  package var stratum: String? {
    if case .pool(let stratum, _, _) = standing { stratum } else { nil }
  }

  /// What an inspector must know; nil when nothing or left out.
  package var specialty: String? {
    if case .pool(_, let specialty, _) = standing { specialty } else { nil }
  }

  /// How many tickets it holds; 0 when left out.
  package var weight: Int {
    if case .pool(_, _, let weight) = standing { weight } else { 0 }
  }

  /// Why it cannot be drawn; nil when it can.
  package var leftOut: String? {
    if case .leftOut(let reason) = standing { reason } else { nil }
  }

  /// The line's value; a weight of 1 is not written.
  package var value: JSONValue {
    var members: [String: JSONValue] = ["id": .string(id), "salt": .string(salt)]
    switch standing {
    case .leftOut(let reason):
      members["out"] = .string(reason)
    case .pool(let stratum, let specialty, let weight):
      members["stratum"] = .string(stratum)
      members["specialty"] = specialty.map(JSONValue.string)
      members["weight"] = weight == 1 ? nil : .integer(weight)
    }
    return .object(members)
  }
}
