package import Canonical
package import Forms
package import Inspection

/// A YAML file that a person wrote: its defects are told with their lines.
package struct SourceFile: Sendable {
  /// The name shown in messages.
  package let name: String
  /// What it holds.
  package let document: YAMLDocument

  /// Reads the text of a file.
  ///
  /// - Throws: `OfficeError.defects`.
  package init(name: String, bytes: [UInt8]) throws(OfficeError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .file(name, line: nil, Label(zh: "不是 UTF-8 文本", en: "is not UTF-8 text"))
    }
    self.name = name
    do throws(FormProblems) {
      document = try YAMLDocument(file: name, text: text)
    } catch {
      throw .defects(
        name, error.problems.map { OfficeError.Defect(line: $0.line, text: $0.reason.label) })
    }
  }

  /// Makes a value of what the file holds.
  ///
  /// - Throws: `OfficeError.defects` with the line of what was wrong.
  package func read<Value>(_ make: (JSONValue) throws(DataError) -> Value) throws(OfficeError)
    -> Value
  {
    do throws(DataError) {
      return try make(document.value)
    } catch {
      throw .defects(name, [defect(at: error.path, error.text)])
    }
  }

  /// A defect at a place of the file.
  package func defect(at path: [PathStep], _ text: Label) -> OfficeError.Defect {
    let place = path.isEmpty ? "" : "\(path.text): "
    return OfficeError.Defect(
      line: document.line(of: path), text: Label(zh: place + text.zh, en: place + text.en))
  }
}
