import Canonical
import Inspection
import Mustache

extension PublicationTarget {
  /// One page for people: Chinese with English labels, complete in itself, without script, for a
  /// screen, a telephone and paper.
  ///
  /// It lists the digests of the files made before it.
  ///
  /// The template escapes every value. Only record identifiers, whose grammar admits no special
  /// character, stand within a tag.
  static let html = PublicationTarget(name: "html", fileName: "publication.html") {
    batch, earlier throws(PublicationError) in
    let source = String(decoding: PackageResources.publication_mustache, as: UTF8.self)
    do {
      return Array(try MustacheTemplate(string: source).render(page(batch, earlier)).utf8)
    } catch {
      throw .template(String(describing: error))
    }
  }

  private static func page(_ batch: PublicationBatch, _ files: [PublishedFile]) -> [String: Any] {
    let rate = batch.rate
    let reasons = rate.withheld.sorted { $0.key < $1.key }
    return [
      "title_zh": batch.title.zh, "title_en": batch.title.en, "office": batch.office,
      "region": batch.region, "date": batch.date.description, "due": rate.due,
      "published": rate.published, "rate": rate.text, "count": batch.records.count,
      "withheld": reasons.reduce(0) { $0 + $1.value }, "reasons?": !reasons.isEmpty,
      "reasons": reasons.map { ["reason": $0.key, "visits": $0.value] as [String: Any] },
      "tally?": !batch.records.isEmpty, "tally": batch.tally.map(tallyRow),
      "records?": !batch.records.isEmpty,
      "records": batch.records.enumerated().map { recordRow($1, number: $0 + 1) },
      "files?": !files.isEmpty, "files": files.map(fileRow),
      "dictionaries": batch.dictionaries.joined(separator: "；"),
    ]
  }

  private static func tallyRow(_ row: (result: PublicResult, visits: Int)) -> [String: Any] {
    [
      "code": row.result.code, "zh": row.result.label.zh, "en": row.result.label.en,
      "visits": row.visits,
    ]
  }

  private static func fileRow(_ file: PublishedFile) -> [String: Any] {
    ["name": file.name, "bytes": file.bytes.count, "digest": file.digest.hex]
  }

  private static func recordRow(_ record: PublicRecord, number: Int) -> [String: Any] {
    var row: [String: Any] = ["number": number]
    for field in PublicField.allCases { row[field.rawValue] = field.texts(of: record) }
    for field in singles { row[field.rawValue] = field.texts(of: record).first }
    row["results"] = record.results.map { ["code": $0.code, "zh": $0.label.zh] }
    row["corrected"] = record.correction.map {
      ["reason": $0.reason, "previous": $0.previous.hex]
    }
    return row
  }

  /// The fields that have at most one text.
  private static let singles: [PublicField] = [
    .record, .visit, .planEntry, .planName, .task, .subject, .code, .department, .officers,
    .published, .dictionary,
  ]
}
