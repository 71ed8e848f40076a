import Field
import Inspection
import Sealing
import Storage

/// The key files of officers, checked before anything is recorded.
struct OfficerKeys {
  private let keys: [PrivateKey]

  /// Reads the files; of a folder, such as an inspector's stick, those that are this team's.
  ///
  /// - Throws: `BundleError` for a file that is no key; `FieldError.keyOfNobody` for a key that is
  ///   not an officer's of the visit's team, as enrolled, `noKeyInFolder` for a folder without any.
  init(
    _ files: [String], _ passphrases: PassphraseOptions, _ visit: String, _ laptop: Laptop
  ) throws {
    guard !files.isEmpty else {
      keys = []
      return
    }
    let officers = Set(try laptop.file(of: visit).officers.map(\.id))
    let trust = try laptop.store.read { try laptop.trust($0) }
    func isOfTheTeam(_ key: PrivateKey) -> Bool {
      trust.keys[key.publicKey.id]?.holder.map(officers.contains) ?? false
    }
    let paths = try files.flatMap { try Self.keyFiles($0, of: officers) }
    var wrapped = 0
    keys = try paths.map { path in
      guard try WrappedFile.isWrapped(path) else { return try PrivateKey(readingFileAt: path) }
      defer { wrapped += 1 }
      return try passphrases.key(inFileAt: path, at: wrapped)
    }
    if let stranger = keys.first(where: { !isOfTheTeam($0) }) {
      throw FieldError.keyOfNobody(stranger.publicKey.kid16)
    }
  }

  /// The key files that a path names: itself, or those of a folder whose names are officers' of the
  /// team, `<ID>.pem.age`.
  private static func keyFiles(_ path: String, of officers: Set<String>) throws -> [String] {
    guard AtomicFile.isFolder(path) else { return [path] }
    let own = try AtomicFile.names(in: path).filter { name in
      name.hasSuffix(FieldInit.keySuffix)
        && officers.contains(String(name.dropLast(FieldInit.keySuffix.count)))
    }
    guard !own.isEmpty else { throw FieldError.noKeyInFolder(path) }
    return own.map { "\(path)/\($0)" }
  }

  /// Signs the visit with each of them.
  ///
  /// - Returns: Who signed.
  func sign(_ visit: String, on laptop: Laptop) throws -> [String] {
    try keys.map { try Finish.sign(visit, key: $0, on: laptop) }
  }
}
