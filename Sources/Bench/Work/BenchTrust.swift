import Sealing
import Storage

/// The keys that a bundle is read with.
enum BenchTrust {
  /// A reader with the keys of a keys bundle, which vouches for itself here.
  static func reader(keys path: String) throws -> BundleReader {
    let roots = try RootIntroduction.signers(ofBundleAt: path)
    let reader = BundleReader(
      trust: try Trust(keys: roots.map { TrustedKey(key: $0, role: .root) }))
    let trust = try reader.withBundle(
      KeysBundle.self, at: path, copyingInto: FileSystem.temporaryFolder
    ) { (bundle: Verified<KeysBundle>) in
      try KeysContent.trust(in: bundle)
    }
    return BundleReader(trust: trust)
  }
}
