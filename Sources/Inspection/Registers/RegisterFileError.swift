/// Why a whole file is no register; nothing of it is imported.
package enum RegisterFileError: Error, Equatable, Sendable {
  /// It cannot be decoded.
  case encoding(TextEncodingError)
  /// It cannot be taken apart into records.
  case csv(CSVError)
  /// Nothing in it.
  case empty
  /// Columns that the header lacks.
  case missingColumns([String])
  /// Columns that stand in the header twice.
  case repeatedColumns([String])

  /// What is wrong, for people.
  package var text: Label {
    switch self {
    case .encoding(let error): error.text
    case .csv(let error): error.text
    case .empty: Label(zh: "文件为空", en: "the file is empty")
    case .missingColumns(let names):
      Label(
        zh: "缺少列：" + names.joined(separator: "、"),
        en: "columns are missing: " + names.joined(separator: ", "))
    case .repeatedColumns(let names):
      Label(
        zh: "列重复：" + names.joined(separator: "、"),
        en: "columns stand there twice: " + names.joined(separator: ", "))
    }
  }
}
