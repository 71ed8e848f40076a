/// The form of the bench: as many questions as a joint check of three departments asks.
enum BenchForm {
  /// The form's id.
  static let id = "bench"

  /// The names of the questions, in order.
  static let questions: [String] = {
    // A visit is issued and begun by four entries; every other one answers one question.
    let count = LaptopFixture.entriesPerVisit - 4
    return (1...count).map { number in
      "BN-" + String(repeating: "0", count: 3 - String(number).count) + "\(number)"
    }
  }()

  /// The form as a person would write it.
  static var text: String { head + questions.map(question).joined() }

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
