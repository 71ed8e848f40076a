/// A unified social credit code (统一社会信用代码, GB 32100-2015).
///
/// Of its 18 characters the 17th checks the organisation code before it (GB 11714) and the 18th all
/// others. A code whose check fails is still a code: true ones are in use (requirements 2.1), so
/// that a failed check is a warning and never a reason to turn a subject away.
package struct CreditCode: Hashable, Sendable, CustomStringConvertible {
  /// Which of the two check characters is not what the standard computes.
  package enum Failure: Hashable, Sendable {
    /// The 17th.
    case organisation
    /// The 18th.
    case final
    /// Both.
    case both
  }

  /// The 18 characters, upper case.
  package let description: String
  /// What fails, if anything.
  package let failure: Failure?

  /// The characters that a code may hold, in the order of their values.
  ///
  /// I, O, S, V and Z are not among them.
  package static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

  private static let values = [UInt8: Int](
    uniqueKeysWithValues: alphabet.enumerated().map { ($1, $0) })
  private static let weights = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
  ]
  private static let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

  /// A code from 18 characters of the alphabet; nil for anything else.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 18 else { return nil }
    let values = bytes.compactMap { Self.values[$0] }
    guard values.count == 18 else { return nil }
    let organisation = Self.organisationCheck(bytes[8..<16]) == bytes[16]
    let final = Self.finalCheck(values) == bytes[17]
    description = text
    failure =
      switch (organisation, final) {
      case (true, true): nil
      case (false, true): .organisation
      case (true, false): .final
      case (false, false): .both
      }
  }

  /// The code that someone meant who wrote O for 0, I for 1, S for 5, Z for 2 or V for U.
  ///
  /// Only where that makes both checks hold. It is a proposal for a person, never taken by itself.
  package static func proposal(for text: String) -> CreditCode? {
    let twins: [Character: Character] = ["O": "0", "I": "1", "S": "5", "Z": "2", "V": "U"]
    let code = CreditCode(String(text.map { twins[$0] ?? $0 }))
    return code?.failure == nil ? code : nil
  }

  private static func finalCheck(_ values: [Int]) -> UInt8 {
    let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return alphabet[(31 - sum % 31) % 31]
  }

  /// The check of GB 11714, in which a letter's value is its place in the whole alphabet.
  private static func organisationCheck(_ body: ArraySlice<UInt8>) -> UInt8 {
    let sum = zip(body, organisationWeights).reduce(0) { sum, pair in
      let value = pair.0 < 0x41 ? Int(pair.0) - 0x30 : Int(pair.0) - 0x41 + 10
      return sum + value * pair.1
    }
    return switch 11 - sum % 11 {
    case 10: UInt8(ascii: "X")
    case 11: UInt8(ascii: "0")
    case let digit: UInt8(digit) + 0x30
    }
  }
}
