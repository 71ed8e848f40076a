import Inspection
import Journal

extension Failure {
  init(_ error: NoteError) {
    switch error {
    case .malformed:
      self.init(
        .malformed,
        Label(zh: "检查点不是规定的三行签名文本", en: "a checkpoint is not a signed note of three lines"),
        hint: Self.askAgain)
    case .unsigned(let name):
      self.init(
        .notAuthentic,
        Label(zh: "检查点没有 \(name) 的签名", en: "a checkpoint is not signed by \(name)"),
        hint: Self.askAgain)
    case .badSignature(let name):
      self.init(
        .notAuthentic,
        Label(
          zh: "检查点上 \(name) 的签名无效", en: "the signature of \(name) on a checkpoint does not hold"),
        hint: Self.askAgain)
    }
  }

  private static let askAgain = Label(
    zh: "请出具方重新发出；核对收到的文件：yicha verify PATH",
    en: "ask whoever issued it to send it again; check what came: yicha verify PATH")
}
