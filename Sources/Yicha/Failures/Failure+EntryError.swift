import Inspection
import Journal

extension Failure {
  init(_ error: EntryError) {
    switch error {
    case .notCanonical(let reason): self.init(reason)
    case .member(let name):
      self.init(
        .malformed,
        Label(zh: "记录的 \(name) 缺失或不合规定", en: "the entry's \(name) is missing or wrong"),
        hint: Label(
          zh: "请出具方重新发出；可能由更新版本写成（yicha --version）",
          en: "ask whoever made it to send it again; a newer Yicha may have written it "
            + "(yicha --version)"))
    }
  }
}
