import Canonical
package import Journal
import Merge
import Storage

/// `field correct`: the subject's data as it is found on site, which may differ from the register.
///
/// The register is not touched: the correction competes with colleagues' as any answer does
/// (merge.md 3).
package enum CorrectSubject {
  /// The type of the entry.
  package static let type = SubjectCorrection.type

  /// The fields that can be corrected; the id names the subject and is none of them.
  package static let fields = ["name", "trade", "address", "legal_representative", "phone"]

  /// Records what fields are on site, all or none.
  ///
  /// - Parameters:
  ///   - visit: The visit's id.
  ///   - values: Each field with what it is; an empty text where there is none.
  ///   - reason: How it was found.
  ///   - by: Who found it; empty for the officers who arrived.
  ///   - laptop: The laptop.
  /// - Throws: `FieldError.unknownField`, `answeredTwice`, `notArrived`, `ended`, `unknownVisit`,
  ///   `notOfTheTeam`; nothing is recorded then.
  package static func run(
    _ visit: String, _ values: [(field: String, text: String)], reason: String,
    by: [String] = [], on laptop: Laptop
  ) throws {
    var named: Set<String> = []
    for (field, _) in values {
      guard fields.contains(field) else { throw FieldError.unknownField(field) }
      guard named.insert(field).inserted else { throw FieldError.answeredTwice(question: field) }
    }
    try laptop.store.write { writing in
      let file = try laptop.arrivedFile(visit, writing.reading)
      try file.checkMembers(by)
      let drafts = values.map { field, text in
        SubjectCorrection(
          field: field, value: text.isEmpty ? nil : .string(text), reason: reason
        ).draft(
          visit: visit, by: by.isEmpty ? file.present : by,
          parents: file.view.heads(of: .subject(field: field)))
      }
      try laptop.record(drafts, in: writing)
    }
  }
}
