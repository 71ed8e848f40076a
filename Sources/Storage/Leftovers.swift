/// What an interrupted command left in a store: files that never got their own name.
///
/// Whoever holds the store's lock may remove them: nobody else can be writing them.
enum Leftovers {
  /// Removes them.
  ///
  /// - Returns: How many files, or folders of files, there were.
  /// - Throws: `StoreError.file`.
  static func sweep(_ folder: String) throws(StoreError) -> Int {
    let opened = try remove(in: folder) { $0.hasPrefix(".yicha-open-") }
    let kept = try remove(in: folder + "/files") { $0.hasSuffix(".part") }
    // A bundle that is being written is `.<name>.zip.<random>`; a copy ends in `.part`.
    let sealed = try remove(in: folder + "/outbox") { $0.hasPrefix(".") || $0.hasSuffix(".part") }
    return opened + kept + sealed
  }

  private static func remove(
    in folder: String, _ isLeft: (String) -> Bool
  ) throws(StoreError) -> Int {
    guard AtomicFile.isFolder(folder) else { return 0 }
    let left = try AtomicFile.names(in: folder).filter(isLeft)
    for name in left { try FileSystem.remove("\(folder)/\(name)") }
    return left.count
  }
}
