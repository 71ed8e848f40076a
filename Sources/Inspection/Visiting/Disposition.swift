package import Canonical

/// One of the official measures that follow a result (处置, requirements 2.6).
package struct Disposition: Hashable, Sendable {
  /// Its number, from 1.
  package let number: Int
  /// Its text.
  package let label: Label
  /// Whether it says that nothing further follows; it then stands alone.
  package let endsMatter: Bool

  /// A measure from its parts.
  package init(number: Int, label: Label, endsMatter: Bool = false) {
    self.number = number
    self.label = label
    self.endsMatter = endsMatter
  }

  /// A measure from its line of the dictionary, whose code is a number.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("code", "label", "nothing_further")
    guard let number = Int(try reader.text("code")), number > 0 else {
      throw reader.error("code", .needs(.integer))
    }
    self.init(
      number: number, label: try reader.label("label"),
      endsMatter: try reader.flag("nothing_further"))
  }

  /// The measure's value in records.
  package var value: JSONValue {
    var members: [String: JSONValue] = [
      "code": .string(String(number)), "label": label.value,
    ]
    if endsMatter { members["nothing_further"] = true }
    return .object(members)
  }
}
