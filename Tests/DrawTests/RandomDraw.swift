import Draw
import Support

/// Small draws made from a number: several strata, weights, objects left out, departments,
/// specialties, recusals and caps that often leave places unfilled.
struct RandomDraw {
  private var generator: SeededGenerator
  private let specialties = ["food", "drug", "电梯"]
  private let departments = ["market", "fire", "住建"]

  private init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  static func folder(_ seed: UInt64) throws -> DrawFolder {
    var random = RandomDraw(seed: seed)
    let frozen = try random.frozen(seed)
    return DrawFolder(frozen, seed: "dice \(random.below(1_000_000))\n")
  }

  private mutating func frozen(_ seed: UInt64) throws -> FrozenDraw {
    let strata = try ["A", "B", "未分类"].prefix(1 + below(3)).map {
      try Stratum(
        name: $0, permille: [0, 50, 333, 1000][below(4)], min: below(4), reserve: below(3))
    }
    let objects = try (0..<below(40)).map { try object($0, strata.map(\.name)) }
    let inspectors = try (0..<below(14)).map { try inspector($0, objects.map(\.id)) }
    let roles = try (0...below(4)).map {
      try Role(
        name: "role \($0)", departments: some(of: departments, atLeastOne: true),
        needsSpecialty: below(3) == 0)
    }
    return try FrozenDraw(
      rules: .init(
        draw: "T-\(seed)", filter: "all", randomness: "dice", roles: roles, strata: strata),
      objects: objects, inspectors: inspectors)
  }

  private mutating func object(_ number: Int, _ strata: [String]) throws -> DrawObject {
    let digits = "0123456789abcdef".map { $0 }
    let salt = String((0..<32).map { _ in digits[below(16)] })
    let id = "S\(below(10))-\(number)"
    if below(6) == 0 {
      let reason = ["歇业", "already visited this year"][below(2)]
      return try DrawObject(id: id, salt: salt, standing: .leftOut(reason: reason))
    }
    return try DrawObject(
      id: id, salt: salt,
      standing: .pool(
        stratum: strata[below(strata.count)],
        specialty: below(5) == 0 ? nil : specialties[below(3)],
        weight: below(4) == 0 ? 1 + below(12) : 1))
  }

  private mutating func inspector(_ number: Int, _ objects: [String]) throws -> DrawInspector {
    try DrawInspector(
      id: "GP\(number)", department: departments[below(3)], cap: below(6),
      specialties: Set(some(of: specialties)),
      recused: Set(objects.filter { _ in below(7) == 0 }))
  }

  private mutating func some(of all: [String], atLeastOne: Bool = false) -> [String] {
    let chosen = all.filter { _ in below(2) == 0 }
    return chosen.isEmpty && atLeastOne ? [all[below(all.count)]] : chosen
  }

  /// Not `Int.random`, whose numbers no version of the library promises.
  private mutating func below(_ bound: Int) -> Int {
    Int(generator.next() % UInt64(bound))
  }
}
