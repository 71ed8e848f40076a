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
  init(_ files: [String], _ visit: String, _ laptop: Laptop) throws {
    guard !files.isEmpty else {
      keys = []
      return
    }
    let officers = Set(try laptop.file(of: visit).officers.map(\.id))
    let trust = try laptop.store.read { try laptop.trust($0) }
    func isOfTheTeam(_ key: PrivateKey) -> Bool {
      trust.keys[key.publicKey.id]?.holder.map(officers.contains) ?? false
    }
    keys = try files.flatMap { path in
      guard AtomicFile.isFolder(path) else { return [try PrivateKey(readingFileAt: path)] }
      let own = try AtomicFile.names(in: path).filter { $0.hasSuffix(".pem") }
        .map { try PrivateKey(readingFileAt: "\(path)/\($0)") }.filter(isOfTheTeam)
      guard !own.isEmpty else { throw FieldError.noKeyInFolder(path) }
      return own
    }
    if let stranger = keys.first(where: { !isOfTheTeam($0) }) {
      throw FieldError.keyOfNobody(stranger.publicKey.kid16)
    }
  }

  /// Signs the visit with each of them.
  ///
  /// - Returns: Who signed.
  func sign(_ visit: String, on laptop: Laptop) throws -> [String] {
    try keys.map { try Finish.sign(visit, key: $0, on: laptop) }
  }
}
