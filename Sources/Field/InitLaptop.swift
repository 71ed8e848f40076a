import Canonical
import Inspection
package import Journal
package import Sealing
import Storage

/// `field init`: pins the office's root and makes the device's key and its request.
package enum InitLaptop {
  /// What was made.
  package struct Result: Sendable {
    /// 20 characters to compare with the office's paper.
    package let rootFingerprint: String
    /// The device's request and those of the inspectors whose keys were made.
    package let requests: [KeyRequest]
  }

  /// Makes a laptop's store.
  ///
  /// - Parameters:
  ///   - folder: Where the store is made.
  ///   - keysBundle: The office's keys bundle.
  ///   - expected: The root's fingerprint as read from paper; nil to take the bundle's word, which
  ///     the caller shows.
  ///   - name: What people call the device.
  ///   - carriers: The inspectors who carry it.
  ///   - surroundings: Clock and randomness, which the key comes from.
  /// - Throws: `BundleError` or `TrustError` for a bad bundle, `FieldError.rootDiffers`,
  ///   `StoreError.exists`; nothing is made then.
  package static func run(
    _ folder: String, keysBundle: String, expected: String? = nil, name: String,
    carriers: [String], in surroundings: Surroundings
  ) throws -> Result {
    let roots = try RootIntroduction.signers(ofBundleAt: keysBundle)
    let fingerprint = RootIntroduction.fingerprint(of: roots)
    if let expected, letters(expected) != letters(fingerprint) {
      throw FieldError.rootDiffers(found: fingerprint)
    }
    let records = try verifiedRecords(keysBundle, roots)
    let region = try region(of: records).orThrow(FieldError.rootDiffers(found: fingerprint))
    let key = try PrivateKey(raw: surroundings.random(32))
      .orThrow(BundleError.key("device"))
    let origin = Origin.device(key.publicKey.kid16, region: region)
    let store = try Store.create(at: folder, kind: .field, origin: origin, doing: "field init")
    try AtomicFile.makeFolder(folder + "/keys", mode: 0o700)
    try AtomicFile.write(KeyRecord.file(of: records), to: Laptop.pinnedPath(folder))
    try key.write(toNewFileAt: Laptop.keyPath(folder))
    let laptop = Laptop(store: store, key: key, surroundings: surroundings)
    try store.write { writing in
      let opened = EntryDraft(
        .opened,
        data: [
          "program": .string(Program.name), "device": .string(key.publicKey.kid16),
          "root": .string(fingerprint),
        ])
      try laptop.record([opened], in: writing)
    }
    let request = KeyRequest(device: key.publicKey, name: name, carriers: carriers)
    return Result(rootFingerprint: fingerprint, requests: [request])
  }

  /// Makes an inspector's key in a file of its own, which belongs on the inspector's own stick.
  ///
  /// - Returns: The request that the office enrols.
  /// - Throws: `BundleError.file` when the file is there already.
  package static func makeInspectorKey(
    _ inspector: String, file: String, in surroundings: Surroundings
  ) throws -> KeyRequest {
    let key = try PrivateKey(raw: surroundings.random(32)).orThrow(BundleError.key(inspector))
    try key.write(toNewFileAt: file)
    return KeyRequest(inspector: inspector, key: key.publicKey)
  }

  private static func verifiedRecords(
    _ path: String, _ roots: [PublicKey]
  ) throws -> [KeyRecord] {
    let introduced = try Trust(keys: roots.map { TrustedKey(key: $0, role: .root) })
    let reader = BundleReader(trust: introduced, expectation: Expectation(kinds: [.keys]))
    return try reader.withBundle(KeysBundle.self, at: path, copyingInto: temporaryFolder) { keys in
      _ = try KeysContent.trust(in: keys)
      return try KeysContent.records(in: keys)
    }
  }

  private static func region(of records: [KeyRecord]) -> String? {
    for case .office(let trusted) in records.map(\.statement) {
      if let holder = trusted.holder, let party = Party(holder) { return party.name }
    }
    return nil
  }

  private static func letters(_ text: String) -> String {
    text.uppercased().filter { $0.isLetter || $0.isNumber }
  }

  private static var temporaryFolder: String { FileSystem.temporaryFolder }
}
