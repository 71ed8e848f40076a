package import Canonical

/// What is frozen and published before the randomness exists: `plan.json` (design 5.4).
package struct DrawPlan: Equatable, Sendable {
  /// The draw's name, such as `140581-2023-1`.
  package let draw: String
  /// Which objects of the register can be drawn, in words.
  package let filter: String
  /// Which future randomness will be used, in words.
  package let randomness: String
  /// How many objects were left out for each reason, each at least 1.
  package let leftOut: [String: Int]
  /// The Merkle root of the lines of `register.jsonl`.
  package let register: Digest
  /// The Merkle root of the lines of `pool.jsonl`.
  package let pool: Digest
  /// The Merkle root of the lines of `inspectors.jsonl`.
  package let inspectors: Digest
  /// The places of every team, in their order.
  package let roles: [Role]
  /// The strata, in their order.
  package let strata: [Stratum]

  /// - Throws: `invalid` for an empty text, a count below 1, no role or no stratum;
  ///   `stratumTwice`.
  package init(
    draw: String, filter: String, randomness: String, leftOut: [String: Int],
    roots: (register: Digest, pool: Digest, inspectors: Digest), roles: [Role],
    strata: [Stratum]
  ) throws(DrawError) {
    try DrawText.require(draw, .draw)
    try DrawText.require(filter, .filter)
    try DrawText.require(randomness, .randomness)
    for (reason, count) in leftOut {
      try DrawText.require(reason, .leftOut)
      guard JSONValue.integers.contains(count), count > 0 else { throw .invalid(.leftOut) }
    }
    guard !roles.isEmpty else { throw .invalid(.roles) }
    guard !strata.isEmpty else { throw .invalid(.strata) }
    var names: Set<String> = []
    for stratum in strata where !names.insert(stratum.name).inserted {
      throw .stratumTwice(stratum.name)
    }
    self.draw = draw
    self.filter = filter
    self.randomness = randomness
    self.leftOut = leftOut
    (register, pool, inspectors) = roots
    self.roles = roles
    self.strata = strata
  }

  /// Reads the bytes of `plan.json`.
  ///
  /// - Throws: `unknownFormat` before anything else; `notCanonical` for any but the one spelling
  ///   (compact, sorted keys, one line end); `invalid` for a member that is missing or out of
  ///   range; `stratumTwice`.
  package init(reading bytes: [UInt8]) throws(DrawError) {
    guard let value = PublishedReader.read(bytes), value.members != nil else {
      throw .notCanonical(.plan, line: 1)
    }
    guard let format = value[.format]?.string else { throw .invalid(.format) }
    guard format == DrawMethod.version else { throw .unknownFormat(format) }
    guard value.compact + [0x0A] == bytes else { throw .notCanonical(.plan, line: 1) }
    try self.init(value)
  }

  private init(_ value: PublishedJSON) throws(DrawError) {
    try self.init(
      draw: value.text(.draw), filter: value.text(.filter), randomness: value.text(.randomness),
      leftOut: DrawPlan.counts(value[.leftOut]),
      roots: (value.root(.register), value.root(.pool), value.root(.inspectors)),
      roles: DrawPlan.roles(value[.roles]), strata: DrawPlan.strata(value[.strata]))
  }

  /// The bytes of `plan.json`.
  package var bytes: [UInt8] {
    let leftOut = leftOut.map { PublishedJSON.Member($0.key, .integer($0.value)) }
    let value = PublishedJSON.object([
      .init(.draw, .string(draw)),
      .init(.filter, .string(filter)),
      .init(.format, .string(DrawMethod.version)),
      .init(.inspectors, .string(inspectors.hex)),
      .init(.leftOut, .object(leftOut)),
      .init(.pool, .string(pool.hex)),
      .init(.randomness, .string(randomness)),
      .init(.register, .string(register.hex)),
      .init(.roles, .array(roles.map(DrawPlan.value))),
      .init(.strata, .array(strata.map(DrawPlan.value))),
    ])
    return value.compact + [0x0A]
  }

  /// What is published, read aloud and compared: SHA-256 of the bytes.
  package var hash: Digest { Digest.sha256(bytes) }

  private static func counts(_ value: PublishedJSON?) throws(DrawError) -> [String: Int] {
    guard let members = value?.members else { throw .invalid(.leftOut) }
    var counts: [String: Int] = [:]
    for member in members {
      guard let count = member.value.integer, counts.updateValue(count, forKey: member.key) == nil
      else { throw .invalid(.leftOut) }
    }
    return counts
  }

  private static func roles(_ value: PublishedJSON?) throws(DrawError) -> [Role] {
    guard let elements = value?.array else { throw .invalid(.roles) }
    var roles: [Role] = []
    for element in elements {
      guard let departments = element[.departments]?.strings else { throw .invalid(.departments) }
      roles.append(
        try Role(
          name: element.text(.name), departments: departments,
          needsSpecialty: element.flagIfPresent(.specialty) ?? false))
    }
    return roles
  }

  private static func strata(_ value: PublishedJSON?) throws(DrawError) -> [Stratum] {
    guard let elements = value?.array else { throw .invalid(.strata) }
    var strata: [Stratum] = []
    for element in elements {
      strata.append(
        try Stratum(
          name: element.text(.name), permille: element.integer(.permille),
          min: element.integerIfPresent(.min) ?? 0,
          reserve: element.integerIfPresent(.reserve) ?? 0))
    }
    return strata
  }

  private static func value(_ role: Role) -> PublishedJSON {
    let departments = PublishedJSON.Member(.departments, .strings(role.departments))
    let name = PublishedJSON.Member(.name, .string(role.name))
    let specialty = PublishedJSON.Member(.specialty, .bool(true))
    return .object(role.needsSpecialty ? [departments, name, specialty] : [departments, name])
  }

  private static func value(_ stratum: Stratum) -> PublishedJSON {
    .object([
      .init(.min, .integer(stratum.min)),
      .init(.name, .string(stratum.name)),
      .init(.permille, .integer(stratum.permille)),
      .init(.reserve, .integer(stratum.reserve)),
    ])
  }
}
