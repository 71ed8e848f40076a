import Canonical
import Draw
import Testing

@Suite("Freezing a draw")
struct FrozenDrawTests {
  private func rules(_ strata: [String] = ["A"], roles: [String] = ["lead"]) throws
    -> FrozenDraw.Rules
  {
    FrozenDraw.Rules(
      draw: "1", filter: "all", randomness: "dice",
      roles: try roles.map { try Role(name: $0, departments: ["market"]) },
      strata: try strata.map { try Stratum(name: $0, permille: 50) })
  }

  private func object(_ id: String, _ stratum: String = "A") throws -> DrawObject {
    try DrawObject(
      id: id, salt: "a65e708bf319065a6e3e2635aae02596",
      standing: .pool(stratum: stratum, specialty: nil, weight: 1))
  }

  @Test("The golden folder is what its registers freeze to, in whatever order they come")
  func golden() throws {
    let plan = try DrawPlan(reading: GoldenDraw.folder[.plan])
    let objects = try lines(.register).map { try DrawObject(members: $0) }
    let inspectors = try lines(.inspectors).map { try DrawInspector(members: $0) }
    let frozen = try FrozenDraw(
      rules: .init(
        draw: plan.draw, filter: plan.filter, randomness: plan.randomness, roles: plan.roles,
        strata: plan.strata),
      objects: objects.reversed(), inspectors: inspectors.reversed())
    #expect(frozen.plan == plan)
    #expect(frozen.register == GoldenDraw.folder[.register])
    #expect(frozen.pool == GoldenDraw.folder[.pool])
    #expect(frozen.inspectors == GoldenDraw.folder[.inspectors])
  }

  private func lines(_ file: DrawFile) throws -> [[String: JSONValue]] {
    try GoldenDraw.folder[file].split(separator: 0x0A).map {
      try CanonicalJSON.readObject(Array($0))
    }
  }

  @Test("A register of nobody and nothing freezes to the root of nothing and draws nothing")
  func empty() throws {
    let frozen = try FrozenDraw(rules: rules(), objects: [], inspectors: [])
    #expect(frozen.plan.pool == Merkle.root(of: []))
    let result = try DrawFolder(frozen, seed: "").run()
    #expect(result.picked.isEmpty)
    #expect(result.strata.map(\.cut) == [nil])
  }

  @Test("What stands twice is refused")
  func twice() throws {
    let inspector = try DrawInspector(id: "GP1", department: "market", cap: 1)
    #expect(throws: DrawError.objectTwice("E")) {
      try FrozenDraw(rules: rules(), objects: [object("E"), object("E")], inspectors: [])
    }
    #expect(throws: DrawError.inspectorTwice("GP1")) {
      try FrozenDraw(rules: rules(), objects: [], inspectors: [inspector, inspector])
    }
    #expect(throws: DrawError.stratumTwice("A")) {
      try FrozenDraw(rules: rules(["A", "A"]), objects: [], inspectors: [])
    }
    #expect(throws: DrawError.roleTwice("lead")) {
      try FrozenDraw(rules: rules(roles: ["lead", "lead"]), objects: [], inspectors: [])
    }
  }

  @Test("An object of a stratum that is not drawn from is refused, not forgotten")
  func unknownStratum() {
    #expect(throws: DrawError.unknownStratum(object: "E", stratum: "B")) {
      try FrozenDraw(rules: rules(), objects: [object("E", "B")], inspectors: [])
    }
  }

  @Test("A plan without a role is refused")
  func noRole() {
    #expect(throws: DrawError.invalid(.roles)) {
      try FrozenDraw(rules: rules(roles: []), objects: [], inspectors: [])
    }
  }
}
