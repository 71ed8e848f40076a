package import Canonical
import Inspection
import Journal
import Merge
package import Storage

/// `field print`: a document of the visit on paper, for the party to read and sign.
///
/// The entry `document.printed` takes the head code that stands on the paper, so that the two vouch
/// for each other (design 5.3).
package enum PrintRecord {
  /// What was printed.
  package struct Printed: Equatable, Sendable {
    /// SHA-256 of the document's file.
    package let digest: Digest
    /// The head code on it.
    package let headCode: String
  }

  /// Writes the document and records it.
  ///
  /// - Parameters:
  ///   - visit: The visit's id.
  ///   - path: The file; nothing may stand there.
  ///   - laptop: The laptop.
  ///   - page: Makes the document of the visit with the head code on it.
  /// - Returns: What was printed.
  /// - Throws: `FieldError.unknownVisit`, `notArrived`; `StoreError.exists`, `file`; whatever `page`
  ///   throws. Nothing is recorded then.
  package static func run(
    _ visit: String, to path: String, on laptop: Laptop,
    page: (VisitFile, _ headCode: String) throws -> [UInt8]
  ) throws -> Printed {
    try laptop.store.write { writing in
      let file = try writing.reading.visitFile(visit).orThrow(FieldError.unknownVisit(visit))
      guard file.last(.visitArrived) != nil else { throw FieldError.notArrived(visit: visit) }
      let code = try writing.reading.log(of: laptop.origin).checkpoint.headCode
      let bytes = try page(file, code)
      try AtomicFile.write(bytes, to: path)
      let printed = Printed(digest: Digest.sha256(bytes), headCode: code)
      let data: [String: JSONValue] = [
        "document": "record", "sha256": .string(printed.digest.hex),
        "size": .integer(bytes.count), "head": .string(code),
      ]
      try laptop.record(
        [EntryDraft(.documentPrinted, visit: visit, by: file.present, data: data)], in: writing)
      return printed
    }
  }
}
