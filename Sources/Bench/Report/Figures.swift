/// Numbers as a person reads them.
enum Figures {
  /// `8.2 ms` below one second, `1.24 s` above.
  static func seconds(_ value: Double) -> String {
    value < 1 ? fixed(value * 1_000, places: 1) + " ms" : fixed(value, places: 2) + " s"
  }

  static func ratio(_ value: Double) -> String { fixed(value, places: 2) }

  static func mebibytes(_ value: Double) -> String { fixed(value, places: 1) + " MiB" }

  /// A number that is not negative, rounded to so many places.
  static func fixed(_ value: Double, places: Int) -> String {
    var unit = 1
    for _ in 0..<places { unit *= 10 }
    let units = Int((value * Double(unit)).rounded())
    let rest = String(units % unit)
    let zeros = String(repeating: "0", count: places - rest.count)
    return "\(units / unit).\(zeros)\(rest)"
  }
}
