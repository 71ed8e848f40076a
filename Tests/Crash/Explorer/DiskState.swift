import Canonical
import Foundation

/// What is on the disk after a power cut: of all steps before it those that were confirmed, and of
/// the others whatever the disk happened to have done.
struct DiskState {
  /// Files by path below the root; where a file is as before, only its old place.
  enum File {
    case same(String)
    case bytes([UInt8])
  }

  private(set) var files: [String: File] = [:]
  private(set) var folders: [String] = []

  /// The state in which the steps that the choice takes were done.
  init(_ disk: Disk, upTo end: Int, _ choice: inout some CrashChoice) throws {
    let synced = Self.synced(disk.steps[..<end])
    var names = disk.namesBefore
    var contents: [NodeID: [UInt8]] = [:]
    for (index, step) in disk.steps[..<end].enumerated() {
      switch step {
      case .names(let changes):
        let isSynced = changes.contains { synced[$0.folder, default: 0] > index }
        guard isSynced || choice.takesNames() else { continue }
        for change in changes { names[change.folder, default: [:]][change.name] = change.node }
      case .write(let node, let offset, let bytes):
        var content = try contents[node] ?? Self.content(disk, node)
        let isSynced = synced[node, default: 0] > index
        for range in isSynced ? [0..<bytes.count] : choice.parts(of: bytes.count, at: offset) {
          Self.put(bytes[range], at: offset + range.lowerBound, in: &content)
        }
        contents[node] = content
      case .truncate(let node, let size):
        guard synced[node, default: 0] > index || choice.takesLength() else { continue }
        var content = try contents[node] ?? Self.content(disk, node)
        if size < content.count {
          content.removeSubrange(size...)
        } else {
          content += [UInt8](repeating: 0, count: size - content.count)
        }
        contents[node] = content
      case .sync, .said: continue
      }
    }
    collect(disk, names, contents, Disk.root, "")
  }

  /// For each file or folder, the last step that confirmed it.
  private static func synced(_ steps: ArraySlice<DiskStep>) -> [NodeID: Int] {
    var synced: [NodeID: Int] = [:]
    for (index, step) in steps.enumerated() {
      if case .sync(let node) = step { synced[node] = index }
    }
    return synced
  }

  private static func content(_ disk: Disk, _ node: NodeID) throws -> [UInt8] {
    guard case .file(let path)? = disk.before[node] else { return [] }
    return Array(try Data(contentsOf: URL(filePath: path)))
  }

  private static func put(_ bytes: ArraySlice<UInt8>, at offset: Int, in content: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let end = offset + bytes.count
    if content.count < end { content += [UInt8](repeating: 0, count: end - content.count) }
    content.replaceSubrange(offset..<end, with: bytes)
  }

  private mutating func collect(
    _ disk: Disk, _ names: [NodeID: [String: NodeID]], _ contents: [NodeID: [UInt8]],
    _ folder: NodeID, _ path: String
  ) {
    for (name, node) in names[folder] ?? [:] {
      let full = "\(path)/\(name)"
      if let content = contents[node] {
        files[full] = .bytes(content)
        continue
      }
      switch disk.before[node] {
      case .file(let place): files[full] = .same(place)
      case .folder:
        folders.append(full)
        collect(disk, names, contents, node, full)
      case .made, nil: files[full] = .bytes([])
      }
    }
  }

  /// What tells this state from others.
  var digest: Digest {
    var hasher = Hasher256()
    for folder in folders.sorted() { hasher.update(Array("\(folder)\n".utf8)) }
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      hasher.update(Array(path.utf8) + [0])
      switch file {
      case .same(let place): hasher.update(Array(place.utf8) + [0])
      case .bytes(let bytes): hasher.update(Digest.sha256(bytes).bytes + [1])
      }
    }
    return hasher.finish()
  }

  /// Makes the folder that a machine finds when it starts again.
  ///
  /// Files that no command ever changes in place are linked, not copied.
  func write(to place: String) throws {
    let manager = FileManager.default
    try manager.createDirectory(atPath: place, withIntermediateDirectories: true)
    for folder in folders.sorted() {
      try manager.createDirectory(atPath: place + folder, withIntermediateDirectories: true)
    }
    for (path, file) in files {
      switch file {
      case .bytes(let bytes): try Data(bytes).write(to: URL(filePath: place + path))
      case .same(let source) where path.contains("/files/"):
        try manager.linkItem(atPath: source, toPath: place + path)
      case .same(let source): try manager.copyItem(atPath: source, toPath: place + path)
      }
    }
  }
}
