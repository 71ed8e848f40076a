import Canonical
import Inspection
import Testing

@testable import Publication

@Suite("The fields of publication")
struct PublicFieldTests {
  @Test(
    "Have headers in both languages and a key of the canonical profile",
    arguments: PublicField.allCases)
  func headers(field: PublicField) {
    #expect(CanonicalJSON.isKey(field.rawValue))
    #expect(!field.label.zh.isEmpty)
    #expect(!field.label.en.isEmpty)
  }

  @Test("Have distinct headers")
  func distinct() {
    #expect(Set(PublicField.allCases.map(\.label.zh)).count == PublicField.allCases.count)
    #expect(Set(PublicField.allCases.map(\.label.en)).count == PublicField.allCases.count)
  }

  @Test("Say nothing of risk, contact, identity, certificate, address or a person's name")
  func nothingInternal() {
    let words = [
      "risk", "class", "phone", "tel", "identity", "certificate", "address", "legal", "person",
      "inspector", "风险", "电话", "身份证", "执法证", "住所", "地址", "法定代表人", "姓名",
    ]
    for field in PublicField.allCases {
      let said = "\(field.rawValue) \(field.label.zh) \(field.label.en)".lowercased()
      #expect(!words.contains { said.contains($0) }, "\(field)")
    }
  }

  @Test("Give null or an empty list where a record leaves them out")
  func leftOut() throws {
    let record = try Sample.record(code: nil, correction: nil)
    #expect(PublicField.code.json(of: record) == .null)
    #expect(PublicField.corrects.json(of: record) == .null)
    #expect(PublicField.code.texts(of: record).isEmpty)
    #expect(PublicField.items.texts(of: record).last == "消防安全监督检查（高平市消防救援大队）")
  }
}
