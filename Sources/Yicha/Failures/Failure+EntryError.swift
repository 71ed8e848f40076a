import Inspection
import Journal

extension Failure {
  init(_ error: EntryError) {
    switch error {
    case .notCanonical(let reason): self.init(reason)
    case .member:
      self.init(
        .malformed, error.label,
        hint: Label(
          zh: "请出具方重新发出；可能由更新版本写成（yicha --version）",
          en: "ask whoever made it to send it again; a newer Yicha may have written it "
            + "(yicha --version)"))
    }
  }
}

extension EntryError {
  /// What is wrong, for people; never the text itself.
  var label: Label {
    switch self {
    case .notCanonical(let error): error.label
    case .member(let name):
      Label(zh: "记录的 \(name) 缺失或不合规定", en: "the entry's \(name) is missing or wrong")
    }
  }
}
