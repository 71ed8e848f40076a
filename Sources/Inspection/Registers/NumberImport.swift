extension RegisterImport {
  /// A subject's number as it is written in a column; nil where it is none.
  ///
  /// What had to be done to it and what is odd about it is said as doubts of the row.
  ///
  /// - Parameters:
  ///   - written: The text of the column.
  ///   - column: Its name.
  ///   - kind: What the subject is.
  ///   - row: The row, which takes the doubts.
  ///   - unreadable: The doubt about what is no number, by what may have been meant.
  /// - Returns: The number; nil where the column holds none.
  static func number(
    _ written: String, in column: String, kind: SubjectKind, of row: inout RegisterRow,
    otherwise unreadable: (CreditCode?) -> RegisterDoubt.Reason
  ) -> SubjectNumber? {
    let (text, changes) = SubjectNumber.plain(written)
    if changes.contains(.fullWidth) { row.doubt(column, .codeFullWidth) }
    if changes.contains(.lowerCase) { row.doubt(column, .codeLowerCase) }
    guard let number = SubjectNumber(text, kind: kind) else {
      row.doubt(column, unreadable(CreditCode.proposal(for: text)))
      return nil
    }
    switch number {
    case .creditCode(let code):
      if let failure = code.failure { row.doubt(column, .codeCheck(failure)) }
    case .registrationNumber: row.doubt(column, .oldRegistrationNumber)
    case .objectNumber: break
    }
    return number
  }
}
