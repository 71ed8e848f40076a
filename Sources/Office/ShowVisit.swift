package import Inspection
package import Storage

/// `office visits VISIT`: everything that a reviewer has to see before deciding about a visit.
package enum ShowVisit {
  /// What there is to see.
  package struct Sheet: Sendable {
    /// The visit with its merged answers.
    package let file: VisitFile
    /// The codes that the answers propose, with their texts, in the dictionary's order.
    ///
    /// None while no dictionary of results is in force.
    package let codes: [OutcomeCode]
    /// The measures proposed, with their texts.
    package let measures: [Disposition]
    /// What keeps the visit from being approved, each as a sentence.
    package let missing: [Label]
  }

  /// The sheet of a visit.
  ///
  /// - Parameters:
  ///   - visit: The visit's id or a unique ending.
  ///   - reading: The office's store.
  /// - Returns: What a reviewer sees.
  /// - Throws: `OfficeError.unknown`, `ambiguous`.
  package static func sheet(_ visit: String, in reading: Reading) throws -> Sheet {
    let name = try FindOfficeVisit.named(visit, in: reading)
    let file = try reading.visitFile(name).orThrow(OfficeError.unknown(.visit, visit))
    guard let dictionary = try reading.outcomes() else {
      return Sheet(file: file, codes: [], measures: [], missing: file.missing)
    }
    let proposal = OutcomeOfVisit.proposed(for: file, in: dictionary)
    return Sheet(
      file: file,
      codes: dictionary.codes.filter { proposal.codes.contains($0.code) },
      measures: dictionary.dispositions.filter { proposal.dispositions.contains($0.number) },
      missing: file.missing)
  }
}
