import Canonical
import Inspection

extension PublicationTarget {
  /// Canonical JSON lines (design 5.2) for other systems: a head, then one record a line by
  /// stable id, so that a receiver replaces what it already has (requirement D1).
  package static let json = PublicationTarget(name: "json", fileName: "publication.jsonl") {
    batch, _ throws(PublicationError) in
    var bytes = try head(of: batch)
    for record in batch.records {
      bytes += try record.line()
      bytes.append(0x0A)
    }
    return bytes
  }

  /// The first line: the format's name and version before anything else is read, and the counts.
  private static func head(of batch: PublicationBatch) throws(PublicationError) -> [UInt8] {
    let head: JSONValue = [
      "date": .string(batch.date.description), "dictionaries": .strings(batch.dictionaries),
      "due": .integer(batch.rate.due), "format": "yicha-publication/v1",
      "office": .string(batch.office), "published": .integer(batch.rate.published),
      "records": .integer(batch.records.count), "region": .string(batch.region),
      "withheld": .integer(batch.rate.withheld.values.reduce(0, +)),
    ]
    do throws(CanonicalError) {
      return try CanonicalJSON.write(head) + [0x0A]
    } catch {
      throw .line(record: "", error.reason)
    }
  }
}
