import Inspection

extension Failure {
  /// A record that was verified and yet does not say what its kind must.
  init(_ error: DataError) {
    let place = error.path.isEmpty ? "" : error.path.text + ": "
    self.init(
      .malformed, Label(zh: place + error.text.zh, en: place + error.text.en),
      hint: Label(
        zh: "可能由更新版本写成（yicha --version）；请出具方重新发出",
        en: "a newer Yicha may have written it (yicha --version); ask for it to be sent again"))
  }
}
