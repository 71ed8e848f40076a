import Field
import Storage

/// A laptop that has worked for long: it opened a real task bundle, and its store holds so many
/// real entries.
struct LaptopFixture {
  /// Entries of one visit in the store: it is issued, three acts begin it, the rest are answers.
  static let entriesPerVisit = 100

  private let store: String
  private let visit: String
  private let question: String

  /// Makes the office, its bundles, and the laptop.
  ///
  /// - Parameters:
  ///   - folder: Where everything lies; it must not be there yet.
  ///   - entries: How many entries the laptop's store holds, its few own ones not counted; at
  ///     least `entriesPerVisit`.
  /// - Returns: The laptop.
  /// - Throws: What the office's and the field's work throws.
  static func prepare(in folder: String, entries: Int) throws -> LaptopFixture {
    try AtomicFile.makeFolder(folder)
    let office = try BenchOffice(folder: folder)
    let (laptop, issued) = try office.makeLaptop(
      in: folder, visits: max(1, entries / entriesPerVisit))
    let work = LaptopWork(laptop: laptop, form: office.form)
    try work.answer(issued)
    // The last question of the first visit: the command has a whole visit to look at.
    return LaptopFixture(
      store: laptop.store.folder, visit: issued.first?.visit ?? "",
      question: BenchForm.laptop.questions.last ?? "")
  }

  /// The arguments of the command that answers one question.
  ///
  /// - Parameter run: The answer differs from one run to the next: each is a new entry.
  /// - Returns: What follows the name of the program.
  func arguments(run: Int) -> [String] {
    let value = run.isMultiple(of: 2) ? "yes" : "na"
    return ["field", "answer", "--store", store, "--visit", visit, "\(question)=\(value)"]
  }
}
