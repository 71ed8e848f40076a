import Canonical
import Forms
import Inspection
package import Journal
import Sealing
import Storage

/// `office init`: a store, root and office keys, a keys bundle, and the departments of the region.
package enum InitOffice {
  /// What was made.
  package struct Result: Equatable, Sendable {
    /// The region of the departments' file.
    package let region: String
    /// 20 characters over the root keys, to be printed on paper.
    package let rootFingerprint: String
    /// Where the first keys bundle lies.
    package let keysBundle: String
  }

  /// Makes an office.
  ///
  /// - Parameters:
  ///   - folder: Where its store is made.
  ///   - file: The file with the region and its departments, in YAML.
  ///   - holders: The root holders, whose keys are made on their own sticks.
  ///   - threshold: How many of them a keys bundle needs.
  ///   - clerk: Who acts.
  ///   - surroundings: Clock and randomness, which the keys come from.
  /// - Returns: The region, and the fingerprint to print.
  /// - Throws: `StoreError.exists`, `OfficeError.defects` for a bad file, `threshold`; nothing is
  ///   made then.
  package static func run(
    _ folder: String, departments file: SourceFile, roots holders: [RootHolder],
    threshold: Int = 1, clerk: String, in surroundings: Surroundings
  ) throws -> Result {
    let register = try file.read { value throws(DataError) in try DepartmentRegister(value) }
    guard !AtomicFile.exists("\(folder)/store.sqlite") else { throw StoreError.exists(folder) }
    let roots = try RootSet.make(
      holders, threshold: threshold, version: 1, region: register.region.description,
      in: surroundings)
    do {
      return try makeStore(folder, register, roots, clerk, surroundings)
    } catch {
      for holder in holders { try holder.removeKeys() }
      throw error
    }
  }

  private static func makeStore(
    _ folder: String, _ register: DepartmentRegister, _ roots: RootSet, _ clerk: String,
    _ surroundings: Surroundings
  ) throws -> Result {
    let region = register.region.description
    let store = try Store.create(
      at: folder, kind: .office, origin: .office(region: region), doing: "office init")
    let office = try OfficeKeyFiles.make(in: folder, region: region, surroundings)
    let desk = OfficeDesk(store: store, key: office.key, surroundings: surroundings, clerk: clerk)
    let digest = try store.content.add(CanonicalJSON.write(register.value))
    try store.write { writing in
      var drafts = [desk.draft(.opened, ["program": .string(Program.name)])]
      for record in roots.records + [KeyRecord(sealed: .office(office.trusted))] {
        let value = try CanonicalJSON.read(record.line())
        drafts.append(desk.draft(.keyEnrolled, ["record": value]))
      }
      drafts.append(
        desk.draft(
          .departmentsPublished, ["sha256": .string(digest.hex), "region": .string(region)]))
      try desk.record(drafts, in: writing)
    }
    try SealKeys.run(roots.keys, at: desk)
    return Result(
      region: region,
      rootFingerprint: try store.read { try desk.trust($0) }.rootFingerprint,
      keysBundle: SealKeys.path(in: folder))
  }
}
