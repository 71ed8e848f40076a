import Office
import Storage

extension OfficeOptions {
  /// Opens the office's store to change it.
  ///
  /// - Parameter command: What whoever finds the store busy is told.
  /// - Returns: The desk, which holds the store until it is let go.
  /// - Throws: `StoreError`; `BundleError` when the key cannot be read; `Failure.Thrown` for a
  ///   name that no record may hold.
  func desk(for command: String) throws -> OfficeDesk {
    let desk = try OfficeDesk.open(
      folder, doing: "office \(command)", clerk: RecordableText.line(clerk, "--by"),
      in: Environment.surroundings)
    desk.store.recovery.map(RecoveryTalk.tell)
    try desk.recordProgram()
    return desk
  }

  /// Opens the office's store to look at it, also while another command works on it.
  ///
  /// - Throws: as `desk`.
  func deskToRead() throws -> OfficeDesk {
    try OfficeDesk.open(folder, doing: nil, clerk: clerk, in: Environment.surroundings)
  }
}

extension SourceFile {
  /// The file at a path.
  ///
  /// - Throws: `StoreError.file`, `OfficeError.defects`.
  init(at path: String) throws {
    try self.init(name: path, bytes: AtomicFile.read(path, atMost: FileLimit.text))
  }
}
