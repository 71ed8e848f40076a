import Inspection
import Testing

@testable import Forms

@Suite("Expressions")
struct ExpressionTests {
  static func scope(own: ExpressionValue = .unanswered) -> ExpressionScope {
    let values: [String: ExpressionValue] = [
      "n": .number(ExactDecimal(7)), "t": .text("found"), "m": .codes(["pit", "form"]),
      "d": .date(CalendarDate(daysSinceEpoch: 19604)), "none": .text("none"),
      "half": .number(ExactDecimal("20.5") ?? .zero), "A-1": .text("yes"),
    ]
    return ExpressionScope(
      own: own, today: Small.today, value: { values[$0] ?? .unanswered },
      all: { $0 == "r" ? [.number(ExactDecimal(2)), .unanswered, .number(ExactDecimal(3))] : [] })
  }

  @Test(
    "Expressions compute",
    arguments: [
      ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 4 - 3", "3"), ("0.1 + 0.2", "0.3"),
      ("7 mod 3", "1"), ("-7 mod 3", "-1"), ("7 div 2", "3.5"), ("1 div 0", "NaN"), ("-3", "-3"),
      ("- 3 + 5", "2"), ("--3", "3"), ("2 * -3", "-6"), (".5 + .5", "1"), ("${n} - 1", "6"),
      ("${n}-1", "6"), ("'a' + 1", "NaN"), ("'a'", "a"), ("\"it's\"", "it's"), ("''", ""),
      ("1 = 1.0", "true"), ("'1' = 1", "true"), ("'x' = 1", "false"), ("'x' != 1", "true"),
      ("'1.0' = '1'", "false"), ("0.3 = 0.1 + 0.2", "true"), ("1 < 2", "true"), ("2 <= 2", "true"),
      ("2 > 2", "false"), ("3 >= 2", "true"), ("${half} > 20.5", "false"),
      ("${half} < 20.50001", "true"), ("'' < 2", "false"), ("'' > 2", "false"),
      ("'' <= 2", "false"),
      ("'' >= 2", "false"), ("not(${missing} > 2)", "true"), ("${missing} = ''", "true"),
      ("${missing} != 'no'", "true"), ("${t} = 'found'", "true"), ("${A-1} = 'yes'", "true"),
      ("true() and false()", "false"), ("true() or false()", "true"),
      ("false() or false() and true()", "false"), ("true() or true() and false()", "true"),
      ("1 and 'x'", "true"), ("0 or ''", "false"), ("1 = 1 and 2 = 2 or 3 = 4", "true"),
      ("1 < 2 = true()", "true"), ("selected(${m}, 'pit')", "true"),
      ("selected(${m}, 'pi')", "false"), ("selected(${m}, 'lift')", "false"),
      ("selected(${missing}, 'pit')", "false"), ("selected(${t}, 'found')", "true"),
      ("selected('a b c', 'b')", "true"), ("count-selected(${m})", "2"),
      ("count-selected(${missing})", "0"), ("${m} = 'pit form'", "true"),
      ("${m} != 'none'", "true"), ("${none} != 'none'", "false"), ("count(${r})", "2"),
      ("count(${n})", "0"), ("sum(${r})", "5"), ("if(1 < 2, 'a', 'b')", "a"),
      ("if('', 'a', if(1, 'b', 'c'))", "b"), ("coalesce('', ${t})", "found"),
      ("coalesce(${missing}, '', 3)", "3"), ("coalesce('', '')", ""),
      ("string-length('一业一查')", "4"),
      ("string-length('')", "0"), ("concat('a', 1, 'b')", "a1b"), ("contains('abc', 'bc')", "true"),
      ("contains('abc', 'd')", "false"), ("regex('140581', '[0-9]{6}')", "true"),
      ("regex('1405810', '[0-9]{6}')", "false"), ("regex(${n}, '[0-9]+')", "true"),
      ("number('2.50')", "2.5"), ("number('x')", "NaN"), ("abs(-0.3)", "0.3"),
      ("today()", "2023-09-04"), ("today() + 1", "2023-09-05"), ("today() - 4", "2023-08-31"),
      ("today() - date('2023-08-31')", "4"), ("date('2023-09-04') = today()", "true"),
      ("'2023-09-05' > today()", "true"), ("${d} >= today()", "true"), ("${d} < today()", "false"),
      ("date('nonsense')", ""), ("date('nonsense') < today()", "false"),
      ("add-months('2023-03-31', -1)", "2023-02-28"),
      ("add-months('2024-02-29', 12)", "2025-02-28"),
      ("add-months(today(), -12)", "2022-09-04"), ("add-months('2023-01-15', 11)", "2023-12-15"),
      ("add-months('0001-01-01', -1)", ""), ("today() + 0.5", "NaN"),
      ("date('9999-12-31') + 1", "NaN"), ("true() = 'x'", "true"), ("true() = ''", "false"),
    ] as [(String, String)])
  func values(source: String, expected: String) throws {
    #expect(try Expression(source).value(in: Self.scope()).text == expected)
  }

  @Test(
    "The own answer is a dot",
    arguments: [
      (". < 2", ExpressionValue.number(ExactDecimal(1)), true),
      (". < 2", .number(ExactDecimal(2)), false), (". < 2", .unanswered, false),
      (". != 0", .number(.zero), false), (". = 'no'", .text("no"), true),
      (". = 'no'", .text("na"), false), ("selected(., 'b')", .codes(["a", "b"]), true),
      (".<today()", .date(CalendarDate(daysSinceEpoch: 19603)), true),
      (". < 2", .notANumber, false),
      (". != 2", .notANumber, true),
    ] as [(String, ExpressionValue, Bool)])
  func own(source: String, own: ExpressionValue, expected: Bool) throws {
    #expect(try Expression(source).value(in: Self.scope(own: own)) == .boolean(expected))
  }

  @Test(
    "What cannot be read is refused at its character",
    arguments: [
      ("", ExpressionError.Reason.empty, 1), ("   ", .empty, 1), ("1 +", .unexpected(""), 4),
      ("1 2", .unexpected("2"), 3), ("(1", .unexpected(""), 3), ("1)", .unexpected(")"), 2),
      ("${", .unclosed, 1), ("1 + ${a", .unclosed, 5), ("${a b}", .unexpected("a b"), 1),
      ("'abc", .unclosed, 1), ("$a", .unexpected("$"), 1), ("a = 1", .unexpected("a"), 1),
      ("found", .unexpected("found"), 1), ("1 ! 2", .unexpected("!"), 3),
      ("1 == 2", .unexpected("="), 4), ("frobnicate(1)", .unknownFunction("frobnicate"), 1),
      ("not()", .wrongArguments(function: "not"), 1),
      ("1 = if(1, 2)", .wrongArguments(function: "if"), 5),
      ("today(1)", .wrongArguments(function: "today"), 1),
      ("count('a')", .wrongArguments(function: "count"), 1), ("regex(., '[')", .badPattern, 1),
      ("regex(., ${a})", .badPattern, 1), ("1.2.3", .unexpected("1.2.3"), 1),
      ("not(1", .unexpected(""), 6), ("not(1,)", .unexpected(")"), 7),
      ("and", .unexpected("and"), 1),
      ("1 and", .unexpected(""), 6), ("一", .unexpected("一"), 1), ("1 ； 2", .unexpected("；"), 3),
      ("${ n } = 1", .unexpected(" n "), 1), ("/data/x", .unexpected("/"), 1),
    ] as [(String, ExpressionError.Reason, Int)])
  func errors(source: String, reason: ExpressionError.Reason, position: Int) {
    #expect(throws: ExpressionError(reason: reason, position: position)) {
      try Expression(source)
    }
  }

  @Test("Depth and length have limits")
  func limits() {
    let deep = String(repeating: "(", count: 100) + "1" + String(repeating: ")", count: 100)
    let minuses = String(repeating: "-", count: 100) + "1"
    let chain = (0...300).map(String.init).joined(separator: "+")
    let long = String(repeating: " ", count: 4000) + "1"
    for source in [deep, minuses, chain, long] {
      let error = #expect(throws: ExpressionError.self) { try Expression(source) }
      #expect(error?.reason == .tooLarge)
    }
  }

  @Test("References and the own answer are known")
  func references() throws {
    let expression = try Expression("${CT-S1} = 'a' and selected(${CT-S2}, .)")
    #expect(expression.references.map(\.name) == ["CT-S1", "CT-S2"])
    #expect(expression.references.map(\.position) == [1, 29])
    #expect(expression.usesOwn)
    #expect(try !Expression("today()").usesOwn)
  }

  @Test("Every function is in the table under its own name, and every error has both languages")
  func table() {
    for (name, function) in ExpressionFunction.named { #expect(name == function.name) }
    #expect(ExpressionFunction.named.count == 18)
    let reasons: [ExpressionError.Reason] = [
      .empty, .tooLarge, .unexpected(""), .unexpected("x"), .unclosed, .unknownFunction("f"),
      .wrongArguments(function: "f"), .badPattern,
    ]
    for reason in reasons {
      let label = ExpressionError(reason: reason, position: 3).label
      #expect(!label.zh.isEmpty && !label.en.isEmpty && label.zh != label.en)
    }
  }
}
