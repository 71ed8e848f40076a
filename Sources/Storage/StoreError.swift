package import Canonical

/// Why a store or a file cannot be used.
package enum StoreError: Error, Equatable, Sendable {
  // The store as a whole
  /// No store in that folder; what it was to belong to (exit 10).
  case missing(String, StoreKind)
  /// A store or file is there already and is not touched.
  case exists(String)
  /// Another program holds the store; who and doing what (exit 11).
  case busy(String)
  /// Written by a newer Yicha (exit 12).
  case newer(String)
  /// The folder holds a store of another kind, or a file that is no store.
  case notAStore(String)
  /// The private key beside the store is not the one that its journal belongs to (exit 21).
  case keyDiffers(String)
  /// The database file is no database any more, or parts of it cannot be read (exit 23).
  case damaged(String, StoreKind)
  /// No room is left where the store lies.
  case full(String)
  /// The disk did not confirm what was written: whether it is there, nobody can say (design 5.6).
  case notDurable(String)
  /// The database refused or failed for another reason; its message, never a statement or a value.
  case database(String, StoreKind)

  // Files
  /// A file could not be read or written; its name and the system's word for why.
  case file(String, String)
  /// A folder, link, pipe or device where a plain file is needed.
  case notPlain(String)
  /// What was written to a stick does not read back as what was sealed.
  case notDelivered(String)
  /// A file is longer than what is taken; the limit in bytes.
  case tooLong(String, limit: Int)
  /// A file that the store's own journal names is absent (exit 23).
  case contentMissing(Digest)
  /// A file does not have the digest that it is named by (exit 23).
  case contentDiffers(Digest)

  // Rows that were changed outside the program (exit 23)
  /// A stored line is not what was hashed; origin and number.
  case rowAltered(String, Int)
  /// A row is not what the journals make of it: it was changed, deleted or added.
  case rowDiffers(table: String, key: String)
  /// A stored text can no longer be read.
  case textUnreadable
  /// A table, index or trigger is missing, changed or added.
  case schemaDiffers(String)
}
