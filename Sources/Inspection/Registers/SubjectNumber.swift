/// What identifies a subject in a register.
package enum SubjectNumber: Hashable, Sendable, CustomStringConvertible {
  /// A unified social credit code.
  case creditCode(CreditCode)
  /// An old registration number (注册号) of 15 digits, from before 2015.
  case registrationNumber(String)
  /// The number that an office gave to a product, project, behaviour or other object.
  case objectNumber(String)

  /// What was changed while a number was read.
  package enum Change: Hashable, Sendable {
    /// Full-width characters were made half-width.
    case fullWidth
    /// Lower case was made upper case.
    case lowerCase
  }

  /// The number as it stands in registers.
  package var description: String {
    switch self {
    case .creditCode(let code): code.description
    case .registrationNumber(let number), .objectNumber(let number): number
    }
  }

  /// A number from a text already upper case and half-width; nil where it is none.
  package init?(_ text: String, kind: SubjectKind) {
    if let code = CreditCode(text) {
      self = .creditCode(code)
    } else if kind != .entity, Self.isObjectNumber(text) {
      self = .objectNumber(text)
    } else if Self.isRegistrationNumber(text) {
      self = .registrationNumber(text)
    } else {
      return nil
    }
  }

  /// The text with full-width characters and lower case made plain, and which of the two was done.
  ///
  /// Both are how programs and keyboards spell one and the same code.
  package static func plain(_ text: String) -> (text: String, changes: Set<Change>) {
    var changes: Set<Change> = []
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      var value = scalar.value
      if (0xFF01...0xFF5E).contains(value) {
        value -= 0xFEE0
        changes.insert(.fullWidth)
      }
      if (0x61...0x7A).contains(value) {
        value -= 0x20
        changes.insert(.lowerCase)
      }
      plain.append(Unicode.Scalar(value) ?? scalar)
    }
    return (String(plain), changes)
  }

  private static func isRegistrationNumber(_ text: String) -> Bool {
    text.utf8.count == 15 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isObjectNumber(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x2D
      }
  }
}
