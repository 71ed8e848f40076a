package import Canonical
package import Forms
package import Inspection
import Journal

extension Reading {
  /// The departments of the region; nil while none are loaded.
  ///
  /// - Throws: `DataError` for a file that is not of that kind; else as `published`.
  package func departments() throws -> DepartmentRegister? {
    try published("departments").map { try DepartmentRegister($0) }
  }

  /// The item list in force; nil while none is loaded.
  ///
  /// - Throws: `DataError` for a file that is not of that kind; else as `published`.
  package func itemList() throws -> ItemList? {
    try published("list").map { try ItemList($0) }
  }

  /// The annual plan in force; nil while none is loaded.
  ///
  /// - Throws: `DataError` for a file that is not of that kind; else as `published`.
  package func plan() throws -> AnnualPlan? {
    try published("plan").map { try AnnualPlan($0) }
  }

  /// The rules in force; nil while none are loaded.
  ///
  /// - Throws: `DataError` for a file that is not of that kind; else as `published`.
  package func rules() throws -> Rules? {
    try published("rules").map { try Rules($0) }
  }

  /// The newest compiled form of an id; nil when there is none.
  ///
  /// - Throws: `StoreError.contentMissing`, `contentDiffers`, `file`, `textUnreadable`;
  ///   `CompiledFormError`; the database's error.
  package func form(_ id: String) throws -> CompiledForm? {
    guard let digest = try document("form", id).flatMap({ Digest(hex: $0.digest) }) else {
      return nil
    }
    return try form(digest)
  }

  /// A compiled form by its digest.
  ///
  /// - Throws: `StoreError.contentMissing` when it is not here, `contentDiffers`, `file`;
  ///   `CompiledFormError`.
  package func form(_ digest: Digest) throws -> CompiledForm {
    try FormCache.form(digest) {
      try CompiledForm(checked: content.bytes(of: digest), digest: digest)
    }
  }

  /// The canonical value of the one document of a kind.
  ///
  /// - Throws: `StoreError.contentMissing`, `contentDiffers`, `file` or `textUnreadable`,
  ///   `CanonicalError`; the database's error.
  package func published(_ kind: String) throws -> JSONValue? {
    guard let row = try document(kind, "current"), let digest = Digest(hex: row.digest) else {
      return nil
    }
    return try CanonicalJSON.read(content.bytes(of: digest))
  }
}
