import FoundationEssentials

/// A folder of public keys as auditors have it: `<role>/<kid16>.pem`.
package enum KeyFolder {
  /// The keys of a folder; every file in a role's folder must be such a key.
  ///
  /// - Throws: `file`; `key` with the path of a file that is no key or has another key's name.
  package static func read(_ folder: String) throws(BundleError) -> [TrustedKey] {
    var keys: [TrustedKey] = []
    for role in KeyRole.allCases {
      let path = "\(folder)/\(role.rawValue)"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      for name in try names(in: path) where name.hasSuffix(".pem") {
        keys.append(TrustedKey(key: try key("\(path)/\(name)"), role: role))
      }
    }
    return keys
  }

  /// Writes keys as new files, making the folders.
  ///
  /// - Throws: `file`. A key that is there already, unchanged, is left.
  package static func write(_ keys: [TrustedKey], to folder: String) throws(BundleError) {
    try Files.makeFolder(folder)
    for trusted in keys {
      let path = "\(folder)/\(trusted.role.rawValue)"
      try Files.makeFolder(path)
      let file = "\(path)/\(trusted.key.kid16).pem"
      if FileManager.default.fileExists(atPath: file), try key(file) == trusted.key { continue }
      try Files.writeNew(trusted.key.pem, to: file, mode: 0o644)
    }
  }

  private static func key(_ path: String) throws(BundleError) -> PublicKey {
    let text = try Files.read(path, atMost: 4096)
    guard let key = PublicKey(pem: text), Files.name(of: path) == "\(key.kid16).pem" else {
      throw .key(path)
    }
    return key
  }

  private static func names(in path: String) throws(BundleError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw Files.failure("list", path)
    }
  }
}
