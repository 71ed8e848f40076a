import Canonical
import Sealing
import Storage

extension OfficeDesk {
  /// Looks that the key beside the store is one of the office's own.
  ///
  /// A store whose office keys were deleted passes here: `office verify` names the rows.
  ///
  /// - Throws: `StoreError.keyDiffers`.
  func checkKey() throws {
    let known = try store.read { try $0.keyRows() }.filter { $0.type == "key.office" }
    guard known.isEmpty || known.contains(where: { $0.kid == key.publicKey.id.hex }) else {
      throw StoreError.keyDiffers(OfficeDesk.keyPath(store.folder))
    }
  }
}
