package import Storage

/// Which visit a word on the office's command line means: its id or any unique ending.
package enum FindOfficeVisit {
  /// The visit's id.
  ///
  /// - Throws: `OfficeError.unknown`, `ambiguous`.
  package static func named(_ word: String, in reading: Reading) throws -> String {
    let names = try reading.visitNames()
    if names.contains(word) { return word }
    let matching = names.filter { $0.hasSuffix(word) }
    guard let first = matching.first else { throw OfficeError.unknown(.visit, word) }
    guard matching.count == 1 else { throw OfficeError.ambiguous(.visit, word) }
    return first
  }
}
