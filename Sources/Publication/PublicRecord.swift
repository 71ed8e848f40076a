package import Canonical
package import Inspection

/// What the public may know of one visit: these fields and no others.
///
/// The type is the rule. There is no field for a risk class, a telephone, an identity or
/// certificate number, an address, a representative or an officer's name, so no target can let
/// one out (requirements A7, 2.3, 7.1).
package struct PublicRecord: Hashable, Sendable {
  /// The record's name, the same whenever the visit is published or corrected, so that the
  /// receiving platform replaces and never doubles (requirement D1): `P-…` for the visit `V-…`.
  package let id: String
  /// The visit's identifier.
  package let visit: String
  /// The number of the plan entry.
  package let planEntry: String
  /// The name of the annual plan or its entry.
  package let planName: String
  /// The name of the inspection task.
  package let task: String
  /// The subject's registered name.
  package let subject: String
  /// The unified social credit code or old registration number; none for products, projects and
  /// behaviours.
  package let code: String?
  /// The competent department that checked and publishes (requirements X12, 7.1).
  package let department: String
  /// What was checked, at least one item.
  package let items: [CheckedItem]
  /// The days of the inspection, at least one, ascending, each once.
  package let inspected: [CalendarDate]
  /// How many certified officers checked, at least two; their names stay inside.
  package let officers: Int
  /// The official results, at least one, in the order of the dictionary as given.
  package let results: [PublicResult]
  /// What follows; none where nothing does.
  package let dispositions: [PublicDisposition]
  /// The day of publication.
  package let published: CalendarDate
  /// The version of the dictionary that the codes and texts are taken from.
  package let dictionary: String
  /// What this record replaces, if anything.
  package let correction: Correction?

  /// The record of a visit, fit to be published.
  ///
  /// - Throws: `identifier`, `empty`, `text`, `personalNumber` or `officers`, whichever comes
  ///   first.
  package init(
    visit: String, planEntry: String, planName: String, task: String, subject: String,
    code: String?, department: String, items: [CheckedItem], inspected: [CalendarDate],
    officers: Int, results: [PublicResult], dispositions: [PublicDisposition],
    published: CalendarDate, dictionary: String, correction: Correction? = nil
  ) throws(PublicationError) {
    self.id = Self.id(visit: visit)
    self.visit = visit
    self.planEntry = planEntry
    self.planName = planName
    self.task = task
    self.subject = subject
    self.code = code
    self.department = department
    self.items = items
    self.inspected = Set(inspected).sorted()
    self.officers = officers
    self.results = results
    self.dispositions = dispositions
    self.published = published
    self.dictionary = dictionary
    self.correction = correction
    guard officers >= 2 else { throw .officers(record: id, count: officers) }
    for field in PublicField.allCases { try check(field) }
  }

  /// The name of the record of a visit.
  package static func id(visit: String) -> String {
    "P-" + (visit.hasPrefix("V-") ? visit.dropFirst(2) : visit[...])
  }

  /// The canonical JSON line of the record, without a line end: what its digest is taken of.
  ///
  /// - Throws: `line` where the record is too long for one or a dictionary text is outside the
  ///   profile.
  package func line() throws(PublicationError) -> [UInt8] {
    let members = PublicField.allCases.map { ($0.rawValue, $0.json(of: self)) }
    do throws(CanonicalError) {
      return try CanonicalJSON.write(.object(Dictionary(uniqueKeysWithValues: members)))
    } catch {
      throw .line(record: id, error.reason)
    }
  }

  /// SHA-256 of `line()`: how a later correction names this record.
  ///
  /// - Throws: as `line()`.
  package func digest() throws(PublicationError) -> Digest {
    Digest.sha256(try line())
  }

  /// The departments that took part, the one that publishes first, each once.
  package var departments: [String] {
    items.map(\.department).reduce(into: [department]) { all, next in
      if !all.contains(next) { all.append(next) }
    }
  }

  /// The item's name, with its department where that is not the one that publishes.
  func title(of item: CheckedItem) -> String {
    item.department == department ? item.name : "\(item.name)（\(item.department)）"
  }

  private func check(_ field: PublicField) throws(PublicationError) {
    let texts = field.texts(of: self)
    let blank = texts.contains { $0.allSatisfy(\.isWhitespace) }
    guard !blank, !(texts.isEmpty && field.isRequired) else {
      throw .empty(record: id, field: field)
    }
    for text in texts { try check(text, of: field) }
  }

  private func check(_ text: String, of field: PublicField) throws(PublicationError) {
    do throws(TextProfile.Violation) {
      try TextProfile.check(text)
    } catch {
      throw .text(record: id, field: field, error)
    }
    switch field.grammar {
    case .text: return
    case .identifier:
      guard Self.isIdentifier(text) else { throw .identifier(record: id, field: field) }
    case .code:
      guard Self.isCode(text) else { throw .identifier(record: id, field: field) }
      guard !PersonalNumber.isIdentity(text) else {
        throw .personalNumber(record: id, field: field)
      }
    case .prose:
      guard !PersonalNumber.occurs(in: text) else {
        throw .personalNumber(record: id, field: field)
      }
    }
  }

  private static func isIdentifier(_ text: String) -> Bool {
    (1...80).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }

  private static func isCode(_ text: String) -> Bool {
    (1...20).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
  }
}
