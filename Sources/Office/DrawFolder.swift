import Draw
import Storage

/// A draw's folder: what belongs to the draw is written into it, and nothing else is replaced.
enum DrawFolder {
  /// Makes the folder and looks that no other draw lies there, before the draw is recorded.
  ///
  /// - Throws: `StoreError.exists`, `file`.
  static func prepare(_ folder: String, for files: [String: [UInt8]]) throws(StoreError) {
    try AtomicFile.prepareFolder(folder)
    for (name, bytes) in files { try AtomicFile.checkPlace("\(folder)/\(name)", for: bytes) }
  }

  /// Writes the files that are not there yet; what auditors alone may see stays its owner's.
  ///
  /// - Throws: `StoreError.exists`, `file`.
  static func write(_ files: [String: [UInt8]], to folder: String) throws(StoreError) {
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let path = "\(folder)/\(name)"
      try AtomicFile.deliver(bytes, to: path)
      if DrawFile(rawValue: name)?.isPublic == true { try AtomicFile.makePublic(path) }
    }
    try AtomicFile.makePublic(folder)
  }
}
