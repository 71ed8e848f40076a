import Field
import Storage

extension FieldOptions {
  /// Opens the laptop's store to change it.
  ///
  /// - Parameter command: What whoever finds the store busy is told.
  /// - Returns: The laptop, which holds the store until it is let go.
  /// - Throws: `StoreError`; `BundleError` when the device key cannot be read.
  func laptop(for command: String) throws -> Laptop {
    let laptop = try Laptop.open(
      folder, doing: "field \(command)", in: Environment.surroundings)
    laptop.store.recovery.map(RecoveryTalk.tell)
    try laptop.recordProgram()
    return laptop
  }

  /// Opens the laptop's store to look at a visit, and records that somebody did.
  ///
  /// What cannot be recorded because another command works on the store, or because it can only be
  /// read, is shown all the same.
  ///
  /// - Parameters:
  ///   - word: The visit, as it was typed.
  ///   - command: What whoever finds the store busy is told.
  /// - Returns: The laptop, and the visit's id.
  /// - Throws: as `laptop`.
  func laptopToView(
    _ word: String?, for command: String
  ) throws -> (laptop: Laptop, visit: String) {
    let reading = try laptopToRead()
    let visit = try reading.visit(word)
    do {
      try ViewVisit.run(visit, on: laptop(for: command))
    } catch StoreError.busy, StoreError.full, StoreError.file, StoreError.database {
      Console.live.say("提醒：此次查看未能记录", "note: that it was looked at could not be recorded")
    }
    return (reading, visit)
  }

  /// Opens the laptop's store to look at it, also while another command works on it.
  ///
  /// - Throws: as `laptop`.
  func laptopToRead() throws -> Laptop {
    try Laptop.open(folder, doing: nil, in: Environment.surroundings)
  }
}

extension Laptop {
  /// The visit that a word on the command line means.
  ///
  /// - Throws: `FieldError.unknownVisit`, `ambiguousVisit`, `noOpenVisit`, `severalOpenVisits`.
  func visit(_ word: String?) throws -> String {
    try store.read { reading in
      // The whole id needs no look at the other visits.
      if let word, try reading.visitRow(word) != nil { return word }
      return try FindVisit.named(word, in: reading)
    }
  }

  /// Everything known of a visit.
  ///
  /// - Throws: `FieldError.unknownVisit`.
  func file(of visit: String) throws -> VisitFile {
    guard let file = try store.read({ try $0.visitFile(visit) }) else {
      throw FieldError.unknownVisit(visit)
    }
    return file
  }
}
