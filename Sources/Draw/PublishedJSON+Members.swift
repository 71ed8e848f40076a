import Canonical

/// Members read as the types that the format gives them; all throw `invalid`.
extension PublishedJSON {
  func text(_ field: DrawField) throws(DrawError) -> String {
    guard let text = self[field]?.string else { throw .invalid(field) }
    return text
  }

  func integer(_ field: DrawField) throws(DrawError) -> Int {
    guard let number = self[field]?.integer else { throw .invalid(field) }
    return number
  }

  func integerIfPresent(_ field: DrawField) throws(DrawError) -> Int? {
    self[field] == nil ? nil : try integer(field)
  }

  func flagIfPresent(_ field: DrawField) throws(DrawError) -> Bool? {
    guard let value = self[field] else { return nil }
    guard case .bool(let flag) = value else { throw .invalid(field) }
    return flag
  }

  func root(_ field: DrawField) throws(DrawError) -> Digest {
    guard let root = Digest(hex: try text(field)) else { throw .invalid(field) }
    return root
  }
}
