/// Reads the two registers (两库) as offices export them.
///
/// Nothing is turned away that can be kept, nothing is guessed, and each row is accounted for.
package enum RegisterImport {
  /// A row that can be imported, or nil where its doubts say why not.
  typealias Reader<Row> = (inout RegisterRow) -> Row?

  /// Takes the file apart, reads each row and looks for repeated numbers.
  static func report<Row>(
    _ bytes: [UInt8], as encoding: TextEncoding?, columns: [String], idColumn: String,
    id: (Row) -> String, read: Reader<Row>
  ) throws(RegisterFileError) -> RegisterReport<Row> {
    let (records, used) = try records(bytes, as: encoding)
    guard let header = records.first else { throw .empty }
    let names = try names(of: header, needed: columns)
    var imported: [Row] = []
    var notImported: [Int] = []
    var doubts: [RegisterDoubt] = []
    var seen: [String: (record: Int, row: Row)] = [:]
    for record in records.dropFirst() {
      var row = RegisterRow(record, columns: names)
      let value = row.isImportable ? read(&row) : nil
      if let value, let earlier = seen[id(value)] {
        row.doubt(
          idColumn,
          earlier.row == value ? .repeated(of: earlier.record) : .duplicate(of: earlier.record))
      }
      doubts += row.doubts
      guard let value, row.isImportable else {
        notImported.append(record.number)
        continue
      }
      seen[id(value)] = (record.number, value)
      imported.append(value)
    }
    return RegisterReport(
      encoding: used, rows: records.count - 1, imported: imported, notImported: notImported,
      doubts: doubts, unreadColumns: names.filter { !columns.contains($0) })
  }

  private static func records(
    _ bytes: [UInt8], as encoding: TextEncoding?
  ) throws(RegisterFileError) -> ([CSVRecord], TextEncoding) {
    let decoded: TextEncodingDetector.Decoded
    do throws(TextEncodingError) {
      decoded = try TextEncodingDetector.decode(bytes, as: encoding)
    } catch {
      throw .encoding(error)
    }
    do throws(CSVError) {
      return (try CSVReader.records(of: decoded.text), decoded.encoding)
    } catch {
      throw .csv(error)
    }
  }

  /// The header's columns, in any order.
  private static func names(
    of header: CSVRecord, needed: [String]
  ) throws(RegisterFileError) -> [String] {
    var row = RegisterRow(header, columns: header.fields)
    let names = header.fields.map { row.text($0) }
    let missing = needed.filter { !names.contains($0) }
    guard missing.isEmpty else { throw .missingColumns(missing) }
    let repeated = needed.filter { name in names.count { $0 == name } > 1 }
    guard repeated.isEmpty else { throw .repeatedColumns(repeated) }
    return names
  }
}
