package import Canonical

extension Label {
  /// The label's value in records.
  package var value: JSONValue { ["zh": .string(zh), "en": .string(en)] }
}
