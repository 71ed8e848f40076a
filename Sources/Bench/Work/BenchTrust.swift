import Sealing

/// The keys that a bundle is read with.
enum BenchTrust {
  /// A reader with the keys of a folder, as auditors have them.
  static func reader(keys path: String) throws -> BundleReader {
    BundleReader(trust: try Trust(keys: KeyFolder.read(path)))
  }
}
