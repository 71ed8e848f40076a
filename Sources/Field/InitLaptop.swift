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
    /// Whether the keys bundle had expired: it is taken all the same, and that is recorded.
    package let isExpired: Bool
  }

  /// An inspector whose key is made with the laptop, and where it goes.
  package struct Inspector: Sendable {
    /// The inspector's id.
    package let id: String
    /// The key's file, on the inspector's own stick.
    package let file: String
    /// The inspector's passphrase.
    package let passphrase: AgeScryptRecipient

    /// An inspector from id, file and passphrase.
    package init(id: String, file: String, passphrase: AgeScryptRecipient) {
      self.id = id
      self.file = file
      self.passphrase = passphrase
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
    let keys = try OpenedKeys.introduced(
      bundleAt: keysBundle, copyingInto: FileSystem.temporaryFolder)
    let fingerprint = keys.trust.rootFingerprint
    if let expected, letters(expected) != letters(fingerprint) {
      throw FieldError.rootDiffers(found: fingerprint)
    }
    let region = try region(of: keys.records).orThrow(FieldError.rootDiffers(found: fingerprint))
    let places = InitPlaces(folder, inspectors.map(\.file) + [requestFile].compactMap(\.self))
    try places.check()
    do {
      try places.prepare()
      var requests = [
        try makeStore(folder, keys, region, name, carriers, surroundings)
      ]
      requests += try inspectors.map { inspector in
        try makeKey(of: inspector, in: surroundings)
      }
      if let requestFile {
        try AtomicFile.write(requests.flatMap { try $0.line() + [0x0A] }, to: requestFile)
      }
      let expires = keys.seal.header.expires
      return Result(
        rootFingerprint: fingerprint, requests: requests,
        isExpired: expires.map { $0 < surroundings.now() } ?? false)
    } catch {
      try places.clear()
      throw error
    }
  }

  private static func makeStore(
    _ folder: String, _ keys: OpenedKeys, _ region: String, _ name: String,
    _ carriers: [String], _ surroundings: Surroundings
  ) throws -> KeyRequest {
    let (key, recipient) = try DeviceKeyFiles.make(
      in: folder, isFirst: true, random: surroundings.random)
    let origin = Origin.device(key.publicKey.kid16, region: region)
    let store = try Store.create(at: folder, kind: .field, origin: origin, doing: "field init")
    let laptop = Laptop(store: store, key: key, surroundings: surroundings)
    let pinned = try OpenKeys.entry(keys, in: store, now: surroundings.now())
    try store.write { writing in
      let opened = EntryDraft(
        .opened,
        data: [
          "program": .string(Program.name), "device": .string(key.publicKey.kid16),
          "root": .string(keys.trust.rootFingerprint), "name": .string(name),
          "carriers": .strings(carriers),
        ])
      try laptop.record([opened, pinned], in: writing)
    }
    return KeyRequest(
      device: key.publicKey, recipient: recipient, name: name, carriers: carriers)
  }

  /// Makes an inspector's key in a file of its own, which belongs on the inspector's own stick;
  /// the passphrase wraps it, and stock `age -d` opens it.
  ///
  /// - Returns: The request that the office enrols.
  /// - Throws: `BundleError.file` when the file is there already.
  package static func makeKey(
    of inspector: Inspector, in surroundings: Surroundings
  ) throws -> KeyRequest {
    let key = try PrivateKey(raw: surroundings.random(32)).orThrow(BundleError.key(inspector.id))
    try key.write(
      toNewFileAt: inspector.file, passphrase: inspector.passphrase, random: surroundings.random)
    return KeyRequest(inspector: inspector.id, key: key.publicKey)
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
}
