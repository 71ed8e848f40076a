import Testing

@testable import Forms

@Suite("Exact decimals")
struct ExactDecimalTests {
  @Test(
    "Text is read and written in one spelling",
    arguments: [
      ("0", "0"), ("-0", "0"), ("007", "7"), ("2.50", "2.5"), ("-0.30", "-0.3"), ("100", "100"),
      ("0.05", "0.05"), ("-12.340", "-12.34"), ("9007199254740993", "9007199254740993"),
      ("0.000000000000000000000001", "0.000000000000000000000001"),
    ])
  func spelling(text: String, expected: String) throws {
    #expect(try #require(ExactDecimal(text)).description == expected)
  }

  @Test(
    "Text that is no plain decimal is refused",
    arguments: [
      "", "-", ".", ".5", "5.", "1.2.3", "+1", "1e3", "１", " 1", "1,000", "NaN", "--1", "1-",
      String(repeating: "9", count: 31), "0." + String(repeating: "1", count: 25),
    ])
  func refused(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test(
    "Sums that binary fractions get wrong are exact",
    arguments: [("0.1", "0.2", "0.3"), ("-0.3", "0.1", "-0.2"), ("1.005", "0.995", "2")])
  func sums(left: String, right: String, expected: String) throws {
    let sum = try #require(ExactDecimal(left)).adding(try #require(ExactDecimal(right)))
    #expect(sum?.description == expected)
  }

  @Test("Every operation of small decimals agrees with whole-number arithmetic")
  func arithmetic() throws {
    for left in -25...25 {
      for right in -25...25 {
        let first = try #require(ExactDecimal(left).divided(by: ExactDecimal(10)))
        let second = try #require(ExactDecimal(right).divided(by: ExactDecimal(10)))
        let ten = ExactDecimal(10)
        #expect(first.adding(second)?.multiplied(by: ten)?.whole == left + right)
        #expect(first.subtracting(second)?.multiplied(by: ten)?.whole == left - right)
        #expect(
          first.multiplied(by: second)?.multiplied(by: ExactDecimal(100))?.whole == left * right)
        #expect(first.isLess(than: second) == (left < right))
        let remainder = first.remainder(dividingBy: second)?.multiplied(by: ten)?.whole
        #expect(remainder == (right == 0 ? nil : left % right))
      }
    }
  }

  @Test("What does not fit is refused, and large numbers still compare")
  func limits() throws {
    let large = try #require(ExactDecimal(String(repeating: "9", count: 30)))
    let small = try #require(ExactDecimal("0.000000000000000000000001"))
    #expect(large.multiplied(by: large) == nil)
    #expect(large.adding(small) == nil)
    #expect(small.multiplied(by: small) == nil)
    #expect(ExactDecimal(1).divided(by: .zero) == nil)
    #expect(small.isLess(than: large))
    #expect(!large.isLess(than: small))
    #expect(large.negated.isLess(than: small.negated))
    #expect(!small.negated.isLess(than: large.negated))
  }

  @Test("A quotient without end is cut off after 12 decimals")
  func quotient() {
    #expect(ExactDecimal(1).divided(by: ExactDecimal(3))?.description == "0.333333333333")
    #expect(ExactDecimal(-2).divided(by: ExactDecimal(3))?.description == "-0.666666666666")
  }
}
