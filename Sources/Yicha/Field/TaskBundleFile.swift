import Field
import Sealing
import Storage

/// Which file is meant where somebody names a folder of task bundles.
enum TaskBundleFile {
  /// The path itself; of a folder, the newest bundle whose name says that it is for this laptop.
  ///
  /// The name is only how to find it: what is opened is verified like any other. A folder without
  /// one is passed on, and opening it says what is wrong.
  ///
  /// - Throws: `StoreError` when the folder cannot be listed.
  static func path(_ path: String, for laptop: Laptop) throws -> String {
    guard AtomicFile.isFolder(path) else { return path }
    let own = try AtomicFile.names(in: path).compactMap { name in
      sequence(of: name, for: laptop.key.publicKey.kid16).map { (name: name, sequence: $0) }
    }
    let newest = own.max { $0.sequence < $1.sequence }
    return newest.map { "\(path)/\($0.name)" } ?? path
  }

  /// The number in `T-140581-2023-09-04-dc0ed53af5713fcd-12.zip.age`, of this laptop's bundles only.
  static func sequence(of name: String, for kid16: String) -> Int? {
    let endings = [BundleEncryption.suffix, BundleEncryption.plainSuffix]
    guard name.hasPrefix("T-"), let ending = endings.first(where: name.hasSuffix) else {
      return nil
    }
    let parts = name.dropLast(ending.count).split(separator: "-")
    guard parts.count > 2, parts[parts.count - 2] == kid16 else { return nil }
    return Int(parts[parts.count - 1])
  }
}
