import Sealing
import Storage

/// Where a keys bundle is written: nothing but this office's earlier one is replaced.
package enum KeysPlace {
  /// Looks at what stands at the path.
  ///
  /// - Throws: `StoreError.exists` for a file that is no keys bundle under this office's root;
  ///   `BundleError` for one that cannot be read.
  package static func check(_ path: String, at desk: OfficeDesk) throws {
    guard AtomicFile.exists(path) else { return }
    let roots = try desk.store.read { try desk.trust($0) }.keys(role: .root).map(\.key.id)
    guard !AtomicFile.isFolder(path), try BundleScan.look(at: path) == .bundle(.keys),
      try KeysBundleSigners.read(bundleAt: path).contains(where: { roots.contains($0.id) })
    else { throw StoreError.exists(path) }
  }
}
