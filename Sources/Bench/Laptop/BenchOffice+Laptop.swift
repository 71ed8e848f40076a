import Field
import Office
import Storage

extension BenchOffice {
  /// Makes a laptop that is enrolled and has opened its task bundle.
  ///
  /// - Parameters:
  ///   - folder: Where its store, the keys bundle and the task bundle lie.
  ///   - visits: How many visits it gets.
  /// - Returns: The laptop, and its visits.
  /// - Throws: What the office's and the field's work throws.
  func makeLaptop(in folder: String, visits: Int) throws -> (Laptop, [IssuedVisit]) {
    let keysBundle = folder + "/KEYS.zip"
    let store = folder + "/store"
    try exportKeys(to: keysBundle)
    let made = try InitLaptop.run(
      store, keysBundle: keysBundle, name: "bench", carriers: Self.officers, in: .live)
    for request in made.requests { try enrol(request) }
    let issued = try issueVisits(visits)
    let laptop = try Laptop.open(store, doing: "bench", in: .live)
    for task in try exportTasks(to: folder) { _ = try OpenTask.run(task, on: laptop) }
    return (laptop, issued)
  }
}
