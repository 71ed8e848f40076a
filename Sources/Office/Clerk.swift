import Canonical
import Inspection
import Storage

/// Who acts, as entries name them: one person, under one name.
///
/// Separation of duties compares these names (merge.md 7, requirement X12), so that an inspector
/// stands in the journal by the number of the register however the name was typed.
enum Clerk {
  /// The name of an act by nobody in particular; who decides must be named.
  static let nobody = "office"

  /// The name that entries hold for a word of the command line.
  ///
  /// An inspector's number in any case and an inspector's name become the number; what is spelled
  /// like a number of the register and is none is refused, anything else names a clerk.
  ///
  /// - Throws: `OfficeError.clerk` for an empty word or several; `unknown` and `ambiguous` for
  ///   inspectors.
  static func named(_ word: String, in reading: Reading) throws -> String {
    let name = halfWidth(word).trimmed
    guard !name.isEmpty, !name.contains(where: isSeparator) else { throw OfficeError.clerk(word) }
    let inspectors = try reading.inspectors().compactMap(Entry.init)
    let folded = name.lowercased()
    if let known = inspectors.first(where: { $0.id.lowercased() == folded }) { return known.id }
    let namesakes = inspectors.filter { $0.name == name }
    guard namesakes.count < 2 else { throw OfficeError.ambiguous(.inspector, name) }
    if let known = namesakes.first { return known.id }
    let stems = Set(inspectors.compactMap { stem(of: $0.id.lowercased()) })
    if let stem = stem(of: folded), stems.contains(stem) {
      throw OfficeError.unknown(.inspector, name)
    }
    return folded == nobody ? nobody : name
  }

  private struct Entry {
    let id: String
    let name: String

    init?(_ value: JSONValue) {
      guard let id = value["id"]?.string, let name = value["name"]?.string else { return nil }
      self.id = id
      self.name = name
    }
  }

  /// The letters before the digits of an inspector's number; nil for what is spelled otherwise.
  private static func stem(of id: String) -> Substring? {
    let stem = id.prefix { !$0.isNumber }
    let digits = id.dropFirst(stem.count)
    guard !stem.isEmpty, !digits.isEmpty, digits.allSatisfy(\.isNumber) else { return nil }
    return stem
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character.isNewline || ",，、;；\t".contains(character)
  }

  /// Full-width letters and digits as plain ones, as input methods mix them.
  private static func halfWidth(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isFull = (0xFF01...0xFF5E).contains(scalar.value)
      scalars.append((isFull ? Unicode.Scalar(scalar.value - 0xFEE0) : nil) ?? scalar)
    }
    return String(scalars)
  }
}
