import Storage

/// The files and folders that `field init` makes: all are free before it begins, and none is left
/// when it fails.
struct InitPlaces {
  private let store: String
  private let files: [String]
  private let new: [String]

  /// - Parameters:
  ///   - store: The store's folder.
  ///   - files: Keys and requests, which may lie in other folders.
  init(_ store: String, _ files: [String]) {
    self.store = store
    self.files = files
    let folders = files.compactMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } }
    let made = InitPlaces.names.map { "\(store)/\($0)" } + files + folders + [store]
    new = made.filter { !AtomicFile.exists($0) }
  }

  /// - Throws: `StoreError.exists` for the first place that is taken.
  func check() throws(StoreError) {
    for path in files + ["\(store)/keys"] where AtomicFile.exists(path) {
      throw .exists(path)
    }
    guard !AtomicFile.exists("\(store)/store.sqlite") else { throw .exists(store) }
  }

  /// Makes the folders, and looks that files can be written there.
  ///
  /// - Throws: `StoreError.file`.
  func prepare() throws(StoreError) {
    try AtomicFile.prepareFolder(store, mode: 0o700)
    for file in files {
      guard let slash = file.lastIndex(of: "/"), slash > file.startIndex else { continue }
      try AtomicFile.prepareFolder(String(file[..<slash]), mode: 0o700)
    }
  }

  /// Removes what was not there before.
  ///
  /// - Throws: `StoreError.file`.
  func clear() throws(StoreError) {
    for path in new where AtomicFile.exists(path) { try FileSystem.remove(path) }
  }

  /// What a laptop's store consists of when it is new.
  private static let names = [
    "keys", "store.sqlite", "store.sqlite-wal", "store.sqlite-shm", "lock",
  ]
}
