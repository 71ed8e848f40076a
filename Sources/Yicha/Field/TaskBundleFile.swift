import Field
import Sealing
import Storage

/// Which files are meant where somebody names a folder of bundles from the office.
enum TaskBundleFile {
  /// The path itself; of a folder, the newest task bundle and the newest receipt alone whose names
  /// say that they are for this laptop.
  ///
  /// The name is only how to find them: what is opened is verified like any other. A folder without
  /// any is passed on, and opening it says what is wrong.
  ///
  /// - Throws: `StoreError` when the folder cannot be listed.
  static func paths(_ path: String, for laptop: Laptop) throws -> [String] {
    guard AtomicFile.isFolder(path) else { return [path] }
    let names = try AtomicFile.names(in: path)
    let found = ["T-", "RC-"].compactMap { kind in
      names.compactMap { name in
        sequence(of: name, kind, for: laptop.key.publicKey.kid16).map { (name: name, number: $0) }
      }.max { $0.number < $1.number }
    }
    return found.isEmpty ? [path] : found.map { "\(path)/\($0.name)" }
  }

  /// The number in `T-140581-2023-09-04-dc0ed53af5713fcd-12.zip.age`, of this laptop's bundles only.
  static func sequence(of name: String, _ kind: String = "T-", for kid16: String) -> Int? {
    let endings = [BundleEncryption.suffix, BundleEncryption.plainSuffix]
    guard name.hasPrefix(kind), let ending = endings.first(where: name.hasSuffix) else {
      return nil
    }
    let parts = name.dropLast(ending.count).split(separator: "-")
    guard parts.count > 2, parts[parts.count - 2] == kid16 else { return nil }
    return Int(parts[parts.count - 1])
  }
}
