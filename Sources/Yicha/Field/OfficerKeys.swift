import Field
import Inspection
import Sealing
import Storage

/// The key files of officers, checked before anything is recorded.
struct OfficerKeys {
  private let keys: [PrivateKey]

  /// Reads the files.
  ///
  /// - Throws: `BundleError` for a file that is no key; `FieldError.keyOfNobody` for a key that is
  ///   not an officer's of the visit's team, as enrolled.
  init(_ files: [String], _ visit: String, _ laptop: Laptop) throws {
    keys = try files.map { try PrivateKey(readingFileAt: $0) }
    guard !keys.isEmpty else { return }
    let officers = Set(try laptop.file(of: visit).officers.map(\.id))
    let trust = try laptop.store.read { try laptop.trust($0) }
    for key in keys {
      let holder = trust.keys[key.publicKey.id]?.holder
      guard let holder, officers.contains(holder) else {
        throw FieldError.keyOfNobody(key.publicKey.kid16)
      }
    }
  }

  /// Signs the visit with each of them.
  ///
  /// - Returns: Who signed.
  func sign(_ visit: String, on laptop: Laptop) throws -> [String] {
    try keys.map { try Finish.sign(visit, key: $0, on: laptop) }
  }
}
