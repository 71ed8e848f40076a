import Canonical
import Inspection
import Journal
import Merge

/// A claimed time that lies outside what can be proved, for people; never a reason to refuse.
struct TimeWords {
  private let recorded: RecordedEntry
  private let interval: ProvenInterval

  /// The words for an entry; nil where its claimed time lies within what can be proved.
  init?(_ recorded: RecordedEntry, _ bounds: TimeBounds) {
    guard let interval = bounds[recorded], interval.excludes(recorded.entry.moment.at) else {
      return nil
    }
    self.recorded = recorded
    self.interval = interval
  }

  /// The interval alone, in the time of China.
  var proven: Label {
    let start = interval.notBefore.map { $0.local() }
    let end = interval.notAfter.map { $0.local() }
    let doubt = interval.isContradictory
    return switch (start, end) {
    case (let start?, let end?) where doubt:
      Label(
        zh: "可证时间自相矛盾：不早于 \(start)，不晚于 \(end)",
        en: "the proven times contradict each other: not before \(start), not after \(end)")
    case (let start?, let end?):
      Label(zh: "可证时间 \(start) 至 \(end)", en: "proven: \(start) to \(end)")
    case (let start?, nil): Label(zh: "可证不早于 \(start)", en: "proven: not before \(start)")
    case (nil, let end?): Label(zh: "可证不晚于 \(end)", en: "proven: not after \(end)")
    case (nil, nil): Label(zh: "", en: "")
    }
  }

  /// Which entry, what its clock claimed, and what can be proved.
  var label: Label {
    let place = "\(recorded.origin) \(recorded.entry.sequence)"
    let claimed = recorded.entry.moment.at.local()
    return Label(
      zh: "\(place)：终端时钟 \(claimed)，\(proven.zh)",
      en: "\(place): its clock said \(claimed); \(proven.en)")
  }

  /// The same for programs.
  var value: JSONValue {
    [
      "origin": .string(recorded.origin.name), "seq": .integer(recorded.entry.sequence),
      "claimed": .string(recorded.entry.moment.at.iso),
      "not_before": interval.notBefore.map { .string($0.iso) } ?? .null,
      "not_after": interval.notAfter.map { .string($0.iso) } ?? .null,
    ]
  }
}
