/// A form of the bench: every question is required, and none is relevant only sometimes.
struct BenchForm {
  /// The form's id.
  static let id = "bench"

  /// As many questions as a joint check of three departments asks.
  ///
  /// A visit of the laptop is issued and begun by four entries; every other one answers a question.
  static let laptop = BenchForm(questions: LaptopFixture.entriesPerVisit - 4)

  /// The names of the questions, in order.
  let questions: [String]

  /// A form of so many questions.
  init(questions count: Int) {
    questions = (1...count).map { number in
      "BN-" + String(repeating: "0", count: 3 - String(number).count) + "\(number)"
    }
  }

  /// The form as a person would write it.
  var text: String { Self.head + questions.map(Self.question).joined() }

  private static let head = """
    form: bench
    version: "1"
    title: {zh: 测速用检查表, en: Bench checklist}
    industry:
      label: {zh: 测速, en: Bench}
      codes: ["6210"]
    lead: 市场监督管理
    sections:
      - id: ALL
        label: {zh: 全部, en: All}
        questions:

    """

  private static func question(_ name: String) -> String {
    """
          - name: \(name)
            title: {zh: 检查事项, en: item}
            label: {zh: 是否符合要求？, en: Does it comply?}
            level: general
            type: yes_no_na
            fail: ". = 'no'"
            on_fail:
              action: correct_on_site
              label: {zh: 当场改正, en: correct on the spot}
              outcome: E
            provenance: construction

    """
  }
}
