import Canonical

/// The members of a line, read as the types that the format gives them.
struct LineMembers {
  private let members: [String: JSONValue]

  init(_ members: [String: JSONValue]) {
    self.members = members
  }

  func has(_ field: DrawField) -> Bool {
    members[field.rawValue] != nil
  }

  func text(_ field: DrawField) throws(DrawError) -> String {
    guard let text = members[field.rawValue]?.string else { throw .invalid(field) }
    return text
  }

  func textIfPresent(_ field: DrawField) throws(DrawError) -> String? {
    has(field) ? try text(field) : nil
  }

  func integer(_ field: DrawField) throws(DrawError) -> Int {
    guard let number = members[field.rawValue]?.integer else { throw .invalid(field) }
    return number
  }

  func integerIfPresent(_ field: DrawField) throws(DrawError) -> Int? {
    has(field) ? try integer(field) : nil
  }

  func texts(_ field: DrawField) throws(DrawError) -> [String] {
    guard let texts = members[field.rawValue]?.strings else { throw .invalid(field) }
    return texts
  }

  func textsIfPresent(_ field: DrawField) throws(DrawError) -> [String] {
    has(field) ? try texts(field) : []
  }
}
