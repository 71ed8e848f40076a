import Canonical
import Forms
import Inspection
package import Journal
import Sealing
import Storage

/// `office init`: a store, root and office keys, and the departments of the region.
package enum InitOffice {
  /// What was made.
  package struct Result: Equatable, Sendable {
    /// The region of the departments' file.
    package let region: String
    /// 20 characters over the root keys, to be printed on paper.
    package let rootFingerprint: String
  }

  /// Makes an office.
  ///
  /// - Parameters:
  ///   - folder: Where its store is made.
  ///   - file: The file with the region and its departments, in YAML.
  ///   - clerk: Who acts.
  ///   - surroundings: Clock and randomness, which the keys come from.
  /// - Returns: The region, and the fingerprint to print.
  /// - Throws: `StoreError.exists`, or `OfficeError.defects` for a bad file; nothing is made then.
  package static func run(
    _ folder: String, departments file: SourceFile, clerk: String, in surroundings: Surroundings
  ) throws -> Result {
    let register = try file.read { value throws(DataError) in try DepartmentRegister(value) }
    let region = register.region.description
    let root = try newKey(surroundings)
    let office = try newKey(surroundings)
    let origin = Origin.office(region: region)
    let store = try Store.create(at: folder, kind: .office, origin: origin, doing: "office init")
    try AtomicFile.makeFolder(folder + "/keys", mode: 0o700)
    try root.write(toNewFileAt: OfficeDesk.rootKeyPath(folder))
    try office.write(toNewFileAt: OfficeDesk.keyPath(folder))
    let desk = OfficeDesk(store: store, key: office, surroundings: surroundings, clerk: clerk)
    let now = surroundings.now()
    let holder = "office:\(region)"
    let records = [
      KeyRecord(
        sealed: .root(
          TrustedKey(key: root.publicKey, role: .root, holder: "root:\(region)", from: now),
          threshold: 1, version: 1)),
      KeyRecord(
        sealed: .office(
          TrustedKey(key: office.publicKey, role: .office, holder: holder, from: now))),
    ]
    let digest = try store.content.add(CanonicalJSON.write(register.value))
    try store.write { writing in
      var drafts = [desk.draft(.opened, ["program": .string(Program.name)])]
      for record in records {
        let value = try CanonicalJSON.read(record.line())
        drafts.append(desk.draft(.keyEnrolled, ["record": value]))
      }
      drafts.append(
        desk.draft(
          .departmentsPublished, ["sha256": .string(digest.hex), "region": .string(region)]))
      try desk.record(drafts, in: writing)
    }
    return Result(
      region: region, rootFingerprint: RootIntroduction.fingerprint(of: [root.publicKey]))
  }

  private static func newKey(_ surroundings: Surroundings) throws -> PrivateKey {
    try PrivateKey(raw: surroundings.random(32)).orThrow(OfficeError.region("key"))
  }
}
