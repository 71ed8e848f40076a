import Canonical
import Inspection
import Publication

extension PublicRecord {
  /// A record from the line it was published as: what is public stays as it was, whatever names
  /// and dictionaries have become since.
  ///
  /// - Throws: `DataError` for what is no such line, or `PublicationError`.
  init(line: [UInt8]) throws {
    let reader = try DataReader(CanonicalJSON.read(line))
    let codes = try reader.someTexts("result_codes")
    let labels = try reader.objects("results", Label.init(reader:))
    guard codes.count == labels.count else { throw reader.error("results", .missing) }
    try self.init(
      visit: reader.text("visit"), planEntry: reader.text("plan_entry"),
      planName: reader.text("plan_name"), task: reader.text("task"),
      subject: reader.text("subject"), code: reader.textIfPresent("code"),
      department: reader.text("department"),
      items: reader.objects("items", CheckedItem.init(reader:)),
      inspected: PublicRecord.days(reader), officers: reader.integer("officers", in: 0...9999),
      results: zip(codes, labels).map { PublicResult(code: $0, label: $1) },
      dispositions: reader.objects("dispositions", PublicDisposition.init(reader:)),
      published: reader.date("published"), dictionary: reader.text("dictionary"),
      correction: PublicRecord.correction(reader))
  }

  private static func days(_ reader: DataReader) throws(DataError) -> [CalendarDate] {
    var days: [CalendarDate] = []
    for text in try reader.someTexts("inspected") {
      guard let day = CalendarDate(text) else { throw reader.error("inspected", .needs(.date)) }
      days.append(day)
    }
    return days
  }

  private static func correction(_ reader: DataReader) throws(DataError) -> Correction? {
    guard let hex = try reader.textIfPresent("corrects") else { return nil }
    guard let previous = Digest(hex: hex) else { throw reader.error("corrects", .needs(.digest)) }
    return Correction(previous: previous, reason: try reader.text("correction_reason"))
  }
}

extension Label {
  fileprivate init(reader: DataReader) throws(DataError) {
    self.init(zh: try reader.text("zh"), en: try reader.text("en"))
  }
}

extension CheckedItem {
  fileprivate init(reader: DataReader) throws(DataError) {
    self.init(name: try reader.text("name"), department: try reader.text("department"))
  }
}

extension PublicDisposition {
  fileprivate init(reader: DataReader) throws(DataError) {
    self.init(
      number: try reader.integer("measure", in: 1...9999), label: try reader.label("text"))
  }
}
