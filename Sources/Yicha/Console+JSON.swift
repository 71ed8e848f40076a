import Canonical
import Inspection

extension Console {
  /// Data: one JSON document on stdout.
  ///
  /// Canonical where the profile of records admits it (design 5.2); a document that is longer or
  /// deeper stands on several lines, each part canonical.
  func print(json value: JSONValue) {
    print(JSONDocument.text(value))
  }
}

extension Label {
  /// The label in both languages.
  var json: JSONValue { value }
}

/// A value as JSON for programs that read the command's output.
enum JSONDocument {
  /// The text of a value, never refused: what comes from outside, such as a file's name, is
  /// cleaned as `TextProfile` says.
  static func text(_ value: JSONValue) -> String {
    do throws(CanonicalError) {
      return String(decoding: try CanonicalJSON.write(value), as: UTF8.self)
    } catch {
      return parts(value)
    }
  }

  private static func parts(_ value: JSONValue) -> String {
    switch value {
    case .array(let elements): return "[\n" + elements.map(text).joined(separator: ",\n") + "\n]"
    case .object(let members):
      let lines = members.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\(text($0.value))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n}"
    case .string(let string):
      // One that is longer than a record may be is cut: no command prints such a text.
      return text(.string(String(TextProfile.cleaned(string).prefix(1 << 16))))
    case .null, .bool, .integer: return "null"
    }
  }
}
