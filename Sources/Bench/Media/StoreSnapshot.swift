import FoundationEssentials
import Storage

/// A store as it was at one moment, to which it can be set back: an act that changes it can be
/// measured again and again.
struct StoreSnapshot {
  /// Where the store lies.
  let store: String
  /// Where its files lie that are named by their digests.
  var content: String { "\(store)/\(Self.content)" }
  private let copy: String
  private let files: Set<String>

  /// Copies a store that nobody has open, its evidence only by name: that is never changed.
  init(_ store: String, keptAt copy: String) throws {
    self.store = store
    self.copy = copy
    files = Set(try Self.files(in: store))
    try AtomicFile.makeFolder(copy)
    for name in try AtomicFile.names(in: store) where name != Self.content {
      try FileManager.default.copyItem(atPath: "\(store)/\(name)", toPath: "\(copy)/\(name)")
    }
  }

  /// Makes the store what it was.
  func restore() throws {
    for name in try AtomicFile.names(in: store) where name != Self.content {
      try FileSystem.remove("\(store)/\(name)")
    }
    for name in try AtomicFile.names(in: copy) {
      try FileManager.default.copyItem(atPath: "\(copy)/\(name)", toPath: "\(store)/\(name)")
    }
    for file in try Self.files(in: store) where !files.contains(file) {
      try FileSystem.remove("\(store)/\(Self.content)/\(file)")
    }
  }

  /// The folder of the files that are named by their digests.
  private static let content = "files"

  private static func files(in store: String) throws -> [String] {
    let folder = "\(store)/\(content)"
    guard AtomicFile.exists(folder) else { return [] }
    return try AtomicFile.names(in: folder).flatMap { shelf in
      try AtomicFile.names(in: "\(folder)/\(shelf)").map { "\(shelf)/\($0)" }
    }
  }
}
