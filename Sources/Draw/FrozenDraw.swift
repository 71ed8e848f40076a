import Canonical

/// A draw as it is committed: the plan, and the files whose roots it publishes.
package struct FrozenDraw: Equatable, Sendable {
  /// The plan.
  package let plan: DrawPlan
  /// `register.jsonl`, every object, sorted by id.
  package let register: [UInt8]
  /// `pool.jsonl`, the objects that can be drawn, sorted by id.
  package let pool: [UInt8]
  /// `inspectors.jsonl`, sorted by id.
  package let inspectors: [UInt8]

  /// What is decided about a draw before its register is frozen.
  package struct Rules: Equatable, Sendable {
    /// The draw's name.
    package let draw: String
    /// Which objects can be drawn, in words.
    package let filter: String
    /// Which future randomness will be used, in words.
    package let randomness: String
    /// The places of every team.
    package let roles: [Role]
    /// The strata.
    package let strata: [Stratum]

    /// The rules from their parts; they are checked when the draw is frozen.
    package init(
      draw: String, filter: String, randomness: String, roles: [Role], strata: [Stratum]
    ) {
      self.draw = draw
      self.filter = filter
      self.randomness = randomness
      self.roles = roles
      self.strata = strata
    }
  }

  /// Freezes registers.
  ///
  /// The caller gives each object its salt, from a random generator.
  ///
  /// - Throws: `roleTwice`, `objectTwice`, `inspectorTwice`, `unknownStratum`, and what
  ///   `DrawPlan` refuses; `notCanonical` for a line that passes 1 MiB.
  package init(
    rules: Rules, objects: [DrawObject], inspectors: [DrawInspector]
  ) throws(DrawError) {
    let objects = objects.sorted { DrawText.precedes($0.id, $1.id) }
    let inspectors = inspectors.sorted { DrawText.precedes($0.id, $1.id) }
    if let twice = FrozenDraw.firstTwice(objects.map(\.id)) { throw .objectTwice(twice) }
    if let twice = FrozenDraw.firstTwice(inspectors.map(\.id)) { throw .inspectorTwice(twice) }
    let roleNames = rules.roles.map(\.name).sorted(by: DrawText.precedes)
    if let twice = FrozenDraw.firstTwice(roleNames) { throw .roleTwice(twice) }
    let drawable = objects.filter { $0.leftOut == nil }
    try FrozenDraw.requireStrata(rules.strata, of: drawable)
    let register = try FrozenFile(objects.map(\.value), .register)
    let pool = try FrozenFile(drawable.map(\.value), .pool)
    let people = try FrozenFile(inspectors.map(\.value), .inspectors)
    plan = try DrawPlan(
      draw: rules.draw, filter: rules.filter, randomness: rules.randomness,
      leftOut: FrozenDraw.leftOut(of: objects), roots: (register.root, pool.root, people.root),
      roles: rules.roles, strata: rules.strata)
    self.register = register.bytes
    self.pool = pool.bytes
    self.inspectors = people.bytes
  }

  /// How many objects were left out for each reason.
  static func leftOut(of objects: [DrawObject]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for object in objects {
      if let reason = object.leftOut { counts[reason, default: 0] += 1 }
    }
    return counts
  }

  /// - Throws: `unknownStratum` for the first object of a stratum that is not listed.
  static func requireStrata(_ strata: [Stratum], of pool: [DrawObject]) throws(DrawError) {
    let names = Set(strata.map(\.name))
    for object in pool {
      guard let stratum = object.stratum, !names.contains(stratum) else { continue }
      throw .unknownStratum(object: object.id, stratum: stratum)
    }
  }

  private static func firstTwice(_ sorted: [String]) -> String? {
    zip(sorted, sorted.dropFirst()).first { $0.0 == $0.1 }?.0
  }
}

/// A file of canonical lines and the root over them.
private struct FrozenFile {
  let bytes: [UInt8]
  let root: Digest

  init(_ values: [JSONValue], _ file: DrawFile) throws(DrawError) {
    var bytes: [UInt8] = []
    var tree = MerkleFrontier()
    for (index, value) in values.enumerated() {
      do throws(CanonicalError) {
        let line = try CanonicalJSON.write(value)
        tree.append(Digest.leaf(line))
        bytes.append(contentsOf: line)
        bytes.append(0x0A)
      } catch {
        throw .notCanonical(file, line: index + 1)
      }
    }
    self.bytes = bytes
    root = tree.root
  }
}
