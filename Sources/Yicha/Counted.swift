/// Numbers of things in English; Chinese needs none of it.
enum Counted {
  /// `1 problem`, `2 problems`.
  static func of(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)" + (count == 1 ? "" : "s")
  }
}
