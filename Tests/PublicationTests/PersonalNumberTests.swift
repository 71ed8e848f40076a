import Testing

@testable import Publication

@Suite("Numbers of persons in texts")
struct PersonalNumberTests {
  @Test(
    "Are found",
    arguments: [
      "13800138000", "电话：10005222690。", "联系138-0013-8000", "0356-5222690", "（0356）03565222690",
      "１３８００１３８０００", "11010519491231002X", "证号11010519491231002x号",
    ])
  func found(text: String) {
    #expect(PersonalNumber.occurs(in: text))
  }

  @Test(
    "Are not seen where there is none",
    arguments: [
      "", "高平市2023年度抽查计划", "第7号第12条", "2023-09-04", "110105194912310021",
      "91140581MA0GYEF059", "914403001922038216", "12345678901234567890", "5211便利店24小时",
      "晋市监〔2023〕5号",
    ])
  func absent(text: String) {
    #expect(!PersonalNumber.occurs(in: text))
  }

  @Test("Are not confused with the credit codes of well-known companies")
  func codes() {
    #expect(!PersonalNumber.isIdentity("914403001922038216"))
    #expect(!PersonalNumber.isIdentity("9144030071526726XG"))
    #expect(PersonalNumber.isIdentity("11010519491231002X"))
  }
}
