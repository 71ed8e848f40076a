import Canonical
import Field
import Inspection
import Journal
import Storage

/// What is said of every act: of which business, and what is doubtful about its time.
enum ActTalk {
  /// Says that the act is recorded, and what comes next.
  static func tell(_ type: EntryType, _ visit: String, _ laptop: Laptop, json: Bool) throws {
    let console = Console.live
    try warn(visit, laptop, console)
    guard !json else {
      console.print(json: ["visit": .string(visit), "act": .string(type.word)])
      return
    }
    let words = EntryWords.label(type.word)
    let place = try place(visit, laptop)
    console.print("已记录：\(place) \(words.zh)", "recorded: \(place) \(words.en)")
    try next(visit, laptop, console)
  }

  /// The visit with its subject's name, so that nobody acts on another business unawares.
  static func place(_ visit: String, _ laptop: Laptop) throws -> String {
    let row = try laptop.store.read { try $0.visitRow(visit) }
    return [visit, row?["subject_name"]?.string].compactMap(\.self).joined(separator: " ")
  }

  /// One line on stderr for each thing that is doubtful about the time of an act.
  static func warn(_ visit: String, _ laptop: Laptop, _ console: Console) throws {
    guard let doubts = try laptop.store.read({ try Timeliness.now(visit, laptop, $0) }) else {
      return
    }
    if let day = doubts.early {
      console.say(
        "提醒：期限从 \(day) 开始，现在尚早；已照记",
        "note: the window begins on \(day); this is early, and recorded all the same")
    }
    if let day = doubts.late {
      console.say(
        "提醒：期限已于 \(day) 届满；已照记",
        "note: the window ended on \(day); this is overdue, and recorded all the same")
    }
    if let time = doubts.expired {
      console.say(
        "提醒：任务包已于 \(time.local()) 过期；已照记，请向办公室要新的",
        "note: the task bundle expired at \(time.local()); recorded all the same; ask for a new one"
      )
    }
  }

  /// What comes next for this visit, or for another where this one is done.
  static func next(
    _ visit: String, _ laptop: Laptop, _ console: Console, skipped: Int = 0
  ) throws {
    try laptop.store.read { reading in
      try NextStep.of(laptop, reading, after: visit, skipped: skipped)
    }.tell(console)
  }
}
