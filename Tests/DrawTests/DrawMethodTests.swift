import Canonical
import Testing

@testable import Draw

@Suite("Making a draw")
struct DrawMethodTests {
  @Test("The golden draw gives the bytes that the script gave")
  func golden() throws {
    let result = try GoldenDraw.folder.run()
    #expect(String(decoding: result.resultBytes, as: UTF8.self) == GoldenDraw.result)
    #expect(String(decoding: result.publicBytes, as: UTF8.self) == GoldenDraw.published)
    #expect(result.unfilled == [UnfilledPlace(object: "E-04", role: 0)])
  }

  @Test(
    "Registers that are not the committed ones are refused",
    arguments: [
      (DrawFile.register, "E-05", "E-07"), (.pool, "\"weight\":3", "\"weight\":4"),
      (.inspectors, "\"cap\":2", "\"cap\":3"),
    ])
  func otherRegisters(_ file: DrawFile, _ old: String, _ new: String) throws {
    var folder = GoldenDraw.folder
    let committed = try root(of: folder[file])
    try folder.replace(old, with: new, in: file)
    let found = try root(of: folder[file])
    #expect(throws: DrawError.rootDiffers(file, found: found, committed: committed)) {
      try folder.run()
    }
  }

  @Test("What stands after the last line end is refused: no root commits to it")
  func tail() {
    var folder = GoldenDraw.folder
    folder[.pool] += Array("{}".utf8)
    #expect(throws: DrawError.notCanonical(.pool, line: 6)) { try folder.run() }
  }

  @Test(
    "A committed folder that breaks the rules is refused for the right reason",
    arguments: [
      Edit(
        .pool, "\"stratum\":\"A\"", "\"stratum\":\"B\"",
        .unknownStratum(object: "E-01", stratum: "B")),
      Edit(.pool, "\"weight\":3", "\"weight\":0", .invalidLine(.pool, line: 2, .weight)),
      Edit(.pool, "\"weight\":3", "\"weight\":2", .poolIsNotTheRest),
      Edit(.pool, ",\"specialty\":\"drug\"", "", .poolIsNotTheRest),
      Edit(.pool, "\"id\":\"E-02\"", "\"id\":\"E-01\"", .objectTwice("E-01")),
      Edit(.pool, "\"id\":\"E-02\"", "\"id\":\"E-09\"", .poolIsNotTheRest),
      Edit(.pool, "\"id\":\"E-02\"", "\"id\": \"E-02\"", .notCanonical(.pool, line: 2)),
      Edit(.pool, "\"id\":\"E-02\",", "", .invalidLine(.pool, line: 2, .id)),
      Edit(.register, "\"id\":\"E-06\"", "\"id\":\"E-05\"", .objectTwice("E-05")),
      Edit(.register, "\"out\":\"歇业\"", "\"out\":\"closed\"", .poolIsNotTheRest),
      Edit(.register, "\"out\":\"歇业\",", "", .invalidLine(.register, line: 3, .stratum)),
      Edit(.inspectors, "\"id\":\"GP2\"", "\"id\":\"GP1\"", .inspectorTwice("GP1")),
      Edit(.inspectors, "\"cap\":2", "\"cap\":-2", .invalidLine(.inspectors, line: 1, .cap)),
    ])
  func committedButWrong(_ edit: Edit) throws {
    var folder = GoldenDraw.folder
    try folder.replace(edit.old, with: edit.new, in: edit.file)
    let plan = try DrawPlan(reading: folder[.plan])
    folder[.plan] = try DrawPlan(
      draw: plan.draw, filter: plan.filter, randomness: plan.randomness, leftOut: plan.leftOut,
      roots: (
        root(of: folder[.register]), root(of: folder[.pool]), root(of: folder[.inspectors])
      ), roles: plan.roles, strata: plan.strata
    ).bytes
    #expect(throws: edit.error) { try folder.run() }
  }

  struct Edit: Sendable, CustomTestStringConvertible {
    let file: DrawFile
    let old: String
    let new: String
    let error: DrawError

    init(_ file: DrawFile, _ old: String, _ new: String, _ error: DrawError) {
      self.file = file
      self.old = old
      self.new = new
      self.error = error
    }

    var testDescription: String { "\(file.rawValue): \(old) → \(new)" }
  }

  private func root(of bytes: [UInt8]) throws -> Digest {
    Merkle.root(of: bytes.split(separator: 0x0A).map { Digest.leaf(Array($0)) })
  }

  @Test("Members that the format does not know change nothing but the roots")
  func unknownMembers() throws {
    var folder = GoldenDraw.folder
    for file in [DrawFile.register, .pool] {
      try folder.replace("{\"id\":\"E-01\"", with: "{\"extra\":1,\"id\":\"E-01\"", in: file)
    }
    let plan = try DrawPlan(reading: folder[.plan])
    folder[.plan] = try DrawPlan(
      draw: plan.draw, filter: plan.filter, randomness: plan.randomness, leftOut: plan.leftOut,
      roots: (root(of: folder[.register]), root(of: folder[.pool]), plan.inspectors),
      roles: plan.roles, strata: plan.strata
    ).bytes
    #expect(try folder.run().picked.count == 4)
  }

  @Test("Quotas, caps, departments, specialties and recusals hold", arguments: 300..<340)
  func properties(_ seed: UInt64) throws {
    let folder = try RandomDraw.folder(seed)
    let plan = try DrawPlan(reading: folder[.plan])
    let result = try folder.run()
    let objects = try members(folder[.pool]).map { try DrawObject(members: $0) }
    let inspectors = try members(folder[.inspectors]).map { try DrawInspector(members: $0) }
    for stratum in plan.strata {
      let ids = objects.filter { $0.stratum == stratum.name }.map(\.id)
      let picked = ids.filter(result.picked.contains)
      #expect(picked.count == stratum.quota(of: ids.count))
      let reserve = result.strata.first { $0.name == stratum.name }?.reserve ?? []
      #expect(reserve.count == min(stratum.reserve, ids.count - picked.count))
      #expect(reserve.allSatisfy { ids.contains($0) && !picked.contains($0) })
    }
    #expect(result.teams.map(\.object) == result.picked)
    for team in result.teams {
      let people = team.members.compactMap { $0 }
      #expect(Set(people).count == people.count)
      let object = try #require(objects.first { $0.id == team.object })
      for (role, member) in zip(plan.roles, team.members) {
        guard let inspector = inspectors.first(where: { $0.id == member }) else { continue }
        #expect(!inspector.recused.contains(object.id))
        #expect(role.departments.contains(inspector.department))
        if role.needsSpecialty {
          #expect(object.specialty.map(inspector.specialties.contains) == true)
        }
      }
    }
    let visits = result.teams.flatMap(\.members).compactMap { $0 }
    for inspector in inspectors {
      #expect(visits.count { $0 == inspector.id } <= inspector.cap)
    }
    let empty = result.teams.flatMap { team in
      team.members.enumerated().filter { $0.element == nil }
        .map { UnfilledPlace(object: team.object, role: $0.offset) }
    }
    #expect(result.unfilled == empty)
  }

  private func members(_ bytes: [UInt8]) throws -> [[String: JSONValue]] {
    try bytes.split(separator: 0x0A).map { try CanonicalJSON.readObject(Array($0)) }
  }
}
