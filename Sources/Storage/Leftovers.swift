/// What an interrupted command left in a store: files that never got their own name.
///
/// Whoever holds the store's lock may remove them: nobody else can be writing them.
enum Leftovers {
  /// Removes them.
  ///
  /// - Throws: `StoreError.file`.
  static func sweep(_ folder: String) throws(StoreError) {
    try remove(in: folder) { $0.hasPrefix(".yicha-open-") }
    try remove(in: folder + "/files") { $0.hasSuffix(".part") }
    // A bundle that is being written is `.<name>.zip.<random>`; a copy ends in `.part`.
    try remove(in: folder + "/outbox") { $0.hasPrefix(".") || $0.hasSuffix(".part") }
  }

  private static func remove(
    in folder: String, _ isLeft: (String) -> Bool
  ) throws(StoreError) {
    guard AtomicFile.isFolder(folder) else { return }
    for name in try AtomicFile.names(in: folder) where isLeft(name) {
      try FileSystem.remove("\(folder)/\(name)")
    }
  }
}
