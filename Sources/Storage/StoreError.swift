package import Canonical

/// Why a store or a file cannot be used.
package enum StoreError: Error, Equatable, Sendable {
  /// No store in that folder (exit 10).
  case missing(String)
  /// A store or file is there already and is not touched.
  case exists(String)
  /// Another program holds the store; who and doing what (exit 11).
  case busy(String)
  /// Written by a newer Yicha (exit 12).
  case newer(String)
  /// The folder holds a store of another kind, or a file that is no store.
  case notAStore(String)
  /// The database refused or failed; the message and the statement, never what was bound to it.
  case database(String)
  /// A file could not be read or written; its name and the system's word for why.
  case file(String, String)
  /// A file that the journal names is absent.
  case contentMissing(Digest)
  /// A file does not have the digest that it is named by (exit 23).
  case contentDiffers(Digest)
  /// A stored line is not what was hashed (exit 23); origin and number.
  case rowAltered(String, Int)
}
