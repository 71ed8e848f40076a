import Canonical
import Inspection

extension JSONValue {
  /// An object of the members that have a value.
  static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
    var object: [String: JSONValue] = [:]
    for (key, value) in members {
      if let value { object[key] = value }
    }
    return .object(object)
  }

  /// A label as `{zh, en}`.
  static func label(_ label: Label) -> JSONValue {
    ["zh": .string(label.zh), "en": .string(label.en)]
  }

  /// A list; nil when it is empty.
  static func list(_ values: [JSONValue]) -> JSONValue? {
    values.isEmpty ? nil : .array(values)
  }
}
