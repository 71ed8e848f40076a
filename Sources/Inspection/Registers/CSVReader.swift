/// Takes a comma-separated text apart (RFC 4180).
///
/// Quoted fields may hold doubled quotation marks and line ends; records end with CR LF, LF or CR.
package struct CSVReader {
  private enum State {
    case fieldStart
    case plain
    case quoted
    case quoteInQuoted
    case afterQuoted
  }

  private var state = State.fieldStart
  private var records: [CSVRecord] = []
  private var fields: [String] = []
  private var field: [UInt8] = []
  private var defect: CSVRecord.Defect?
  private var line = 1
  private var startLine = 1
  private var quoteLine = 1

  private init() {}

  /// The records of a text, in order.
  ///
  /// - Throws: `unterminatedQuote`.
  package static func records(of text: String) throws(CSVError) -> [CSVRecord] {
    var reader = CSVReader()
    var afterReturn = false
    for byte in text.utf8 {
      // CR LF is one line end: its LF is passed over unless it stands in a quoted field.
      let second = afterReturn && byte == 0x0A
      afterReturn = byte == 0x0D
      if second {
        if reader.state == .quoted { reader.field.append(byte) }
        continue
      }
      reader.take(byte)
    }
    return try reader.finish()
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .fieldStart: takeAtStart(byte)
    case .plain: takePlain(byte)
    case .quoted: takeQuoted(byte)
    case .quoteInQuoted: takeAfterQuote(byte)
    case .afterQuoted: takePlain(byte)
    }
    if byte == 0x0A || byte == 0x0D {
      line += 1
      if state == .fieldStart, fields.isEmpty { startLine = line }
    }
  }

  private mutating func takeAtStart(_ byte: UInt8) {
    guard byte == 0x22 else { return takePlain(byte) }
    state = .quoted
    quoteLine = line
  }

  private mutating func takePlain(_ byte: UInt8) {
    switch byte {
    case 0x2C: endField()
    case 0x0A, 0x0D: endRecord()
    default:
      if byte == 0x22 { defect = defect ?? .quoteInside }
      if state == .fieldStart { state = .plain }
      field.append(byte)
    }
  }

  private mutating func takeQuoted(_ byte: UInt8) {
    if byte == 0x22 {
      state = .quoteInQuoted
    } else {
      field.append(byte)
    }
  }

  private mutating func takeAfterQuote(_ byte: UInt8) {
    switch byte {
    case 0x22:
      field.append(byte)
      state = .quoted
    case 0x2C: endField()
    case 0x0A, 0x0D: endRecord()
    default:
      defect = defect ?? .textAfterQuote
      state = .afterQuoted
      field.append(byte)
    }
  }

  private mutating func endField() {
    fields.append(String(decoding: field, as: UTF8.self))
    field.removeAll(keepingCapacity: true)
    state = .fieldStart
  }

  private mutating func endRecord() {
    let nothing = fields.isEmpty && field.isEmpty && state == .fieldStart
    endField()
    if !nothing {
      records.append(
        CSVRecord(number: records.count + 1, line: startLine, fields: fields, defect: defect))
    }
    fields.removeAll(keepingCapacity: true)
    defect = nil
  }

  private mutating func finish() throws(CSVError) -> [CSVRecord] {
    guard state != .quoted else { throw .unterminatedQuote(line: quoteLine) }
    endRecord()
    return records
  }
}
