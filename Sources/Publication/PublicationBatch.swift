import Canonical
package import Inspection

/// The records that leave the building together, with what the head of the page says of them.
package struct PublicationBatch: Hashable, Sendable {
  /// What is published, such as 高平市2023年度“双随机、一公开”抽查检查结果公示.
  package let title: Label
  /// The office that organised the checks; the competent departments stand in the records.
  package let office: String
  /// The region's code (GB/T 2260), such as `140581`.
  package let region: String
  /// The day for which the batch speaks.
  package let date: CalendarDate
  /// The rate over all that was due on that day.
  package let rate: PublicityRate
  /// The records, ordered by id.
  package let records: [PublicRecord]

  /// A batch of records, in any order.
  ///
  /// - Throws: `duplicate` when two records have one id; `head` for a text that cannot be
  ///   published.
  package init(
    title: Label, office: String, region: String, date: CalendarDate, rate: PublicityRate,
    records: [PublicRecord]
  ) throws(PublicationError) {
    for text in [title.zh, title.en, office, region] + rate.withheld.keys.sorted() {
      try Self.check(text)
    }
    let sorted = records.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    for (record, next) in zip(sorted, sorted.dropFirst()) where record.id == next.id {
      throw .duplicate(record: record.id)
    }
    self.title = title
    self.office = office
    self.region = region
    self.date = date
    self.rate = rate
    self.records = sorted
  }

  private static func check(_ text: String) throws(PublicationError) {
    do throws(TextProfile.Violation) {
      try TextProfile.check(text)
    } catch {
      throw .head(error)
    }
    guard !PersonalNumber.occurs(in: text) else { throw .head(nil) }
  }

  /// The versions of the code dictionary that the records use, sorted.
  package var dictionaries: [String] { Set(records.map(\.dictionary)).sorted() }

  /// How many visits have each result, ordered by how many, then by code.
  ///
  /// A visit with several results counts in each.
  package var tally: [(result: PublicResult, visits: Int)] {
    let counts = Dictionary(
      records.flatMap { Set($0.results) }.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.sorted {
      ($1.value, $0.key.code, $0.key.label.zh) < ($0.value, $1.key.code, $1.key.label.zh)
    }.map { ($0.key, $0.value) }
  }
}
