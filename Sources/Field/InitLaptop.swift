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

  /// An inspector whose key is made with the laptop, and where it goes.
  package struct Inspector: Sendable {
    /// The inspector's id.
    package let id: String
    /// The key's file, on the inspector's own stick.
    package let file: String

    /// An inspector from id and file.
    package init(id: String, file: String) {
      self.id = id
      self.file = file
    }
  }

  /// Makes a laptop's store; with it, where asked for, inspectors' keys and the file of requests.
  ///
  /// - Parameters:
  ///   - folder: Where the store is made.
  ///   - keysBundle: The office's keys bundle.
  ///   - expected: The root's fingerprint as read from paper; nil to take the bundle's word, which
  ///     the caller shows.
  ///   - name: What people call the device.
  ///   - carriers: The inspectors who carry it.
  ///   - inspectors: Whose keys are made, each once.
  ///   - requestFile: Where the requests are written; nil to write none.
  ///   - surroundings: Clock and randomness, which the keys come from.
  /// - Returns: The root's fingerprint, and the requests.
  /// - Throws: `BundleError` or `TrustError` for a bad bundle, `FieldError.rootDiffers`,
  ///   `StoreError.exists`, `file`; nothing of it is left then.
  package static func run(
    _ folder: String, keysBundle: String, expected: String? = nil, name: String,
    carriers: [String], inspectors: [Inspector] = [], requestFile: String? = nil,
    in surroundings: Surroundings
  ) throws -> Result {
    let roots = try RootIntroduction.signers(ofBundleAt: keysBundle)
    let fingerprint = RootIntroduction.fingerprint(of: roots)
    if let expected, letters(expected) != letters(fingerprint) {
      throw FieldError.rootDiffers(found: fingerprint)
    }
    let records = try verifiedRecords(keysBundle, roots)
    let region = try region(of: records).orThrow(FieldError.rootDiffers(found: fingerprint))
    let places = InitPlaces(folder, inspectors.map(\.file) + [requestFile].compactMap(\.self))
    try places.check()
    do {
      try places.prepare()
      var requests = [
        try makeStore(folder, records, fingerprint, region, name, carriers, surroundings)
      ]
      requests += try inspectors.map { inspector in
        try makeInspectorKey(inspector.id, file: inspector.file, in: surroundings)
      }
      if let requestFile {
        try AtomicFile.write(requests.flatMap { try $0.line() + [0x0A] }, to: requestFile)
      }
      return Result(rootFingerprint: fingerprint, requests: requests)
    } catch {
      try places.clear()
      throw error
    }
  }

  private static func makeStore(
    _ folder: String, _ records: [KeyRecord], _ fingerprint: String, _ region: String,
    _ name: String, _ carriers: [String], _ surroundings: Surroundings
  ) throws -> KeyRequest {
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
    return KeyRequest(device: key.publicKey, name: name, carriers: carriers)
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
