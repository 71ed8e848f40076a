import Foundation
import Storage

/// A disk as it was before a command, and what the command did to it, step by step.
struct Disk {
  /// What a file holds before the command, or which names a folder has.
  enum Content {
    case file(String)
    case made
    case folder
  }

  static let root = NodeID(number: 0)
  private(set) var steps: [DiskStep] = []
  private(set) var before: [NodeID: Content] = [:]
  private(set) var namesBefore: [NodeID: [String: NodeID]] = [:]
  private var names: [NodeID: [String: NodeID]] = [:]
  private var nodes = 0
  private let place: String
  private var open: [Int: Handle] = [:]
  private var hasSpoken = false

  private struct Handle {
    let node: NodeID
    var position = 0
  }

  /// Looks at a folder as it is before the command.
  ///
  /// - Parameters:
  ///   - folder: The folder, which stays as it is.
  ///   - place: Where its copy lies on which the command runs.
  /// - Throws: What keeps the folder from being read.
  init(_ folder: String, runningAt place: String) throws {
    self.place = place
    let root = make(.folder)
    try look(at: folder, root)
    namesBefore = names
  }

  private mutating func look(at path: String, _ folder: NodeID) throws {
    names[folder] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
      let full = "\(path)/\(name)"
      let isFolder = AtomicFile.isFolder(full)
      let node = make(isFolder ? .folder : .file(full))
      names[folder]?[name] = node
      if isFolder { try look(at: full, node) }
    }
  }

  private mutating func make(_ content: Content) -> NodeID {
    let node = NodeID(number: nodes)
    nodes += 1
    before[node] = content
    if case .folder = content { names[node] = [:] }
    return node
  }

  // MARK: The steps of a command

  /// Follows a recorded command.
  ///
  /// - Throws: `RecordingError.call` for a call that is not understood.
  mutating func follow(_ recording: Recording) throws {
    for call in recording.calls { try follow(call) }
  }

  private mutating func follow(_ call: SystemCall) throws {
    switch call.name {
    case "openat": try opened(call)
    case "close": open[try call.number(0)] = nil
    case "lseek": open[try call.number(0)]?.position = call.result
    case "write": try written(call, at: nil)
    case "pwrite64": try written(call, at: call.number(3))
    case "ftruncate":
      if let handle = open[try call.number(0)] {
        steps.append(.truncate(handle.node, size: try call.number(1)))
      }
    case "fsync", "fdatasync":
      if let handle = open[try call.number(0)] { steps.append(.sync(handle.node)) }
    case "mkdir": try made(call.path(0))
    case "rename": try renamed(call.path(0), call.path(1))
    case "unlink", "rmdir": try removed(place(of: call.path(0)))
    case "unlinkat": try removed(place(of: call, 0))
    default: throw RecordingError.call(call.name)
    }
  }

  private mutating func opened(_ call: SystemCall) throws {
    guard let (folder, name) = try place(of: call, 0) else {
      if let node = try node(call.path(1)) { open[call.result] = Handle(node: node) }
      return
    }
    let flags = call.arguments[2]
    if let node = names[folder]?[name] {
      open[call.result] = Handle(node: node)
      if flags.contains("O_TRUNC") { steps.append(.truncate(node, size: 0)) }
    } else if flags.contains("O_CREAT") {
      let node = make(.made)
      set([(folder, name, node)])
      open[call.result] = Handle(node: node)
    }
  }

  private mutating func written(_ call: SystemCall, at offset: Int?) throws {
    let number = try call.number(0)
    if number == 1, !hasSpoken {
      hasSpoken = true
      steps.append(.said)
    }
    guard let handle = open[number] else { return }
    let bytes = Array(try call.bytes(1).prefix(call.result))
    steps.append(.write(handle.node, offset: offset ?? handle.position, bytes: bytes))
    if offset == nil { open[number]?.position += call.result }
  }

  private mutating func made(_ path: String) throws {
    guard let (folder, name) = place(of: path) else { return }
    set([(folder, name, make(.folder))])
  }

  private mutating func renamed(_ from: String, _ to: String) throws {
    guard let (old, oldName) = place(of: from), let (new, newName) = place(of: to),
      let node = names[old]?[oldName]
    else { return }
    set([(new, newName, node), (old, oldName, nil)])
  }

  private mutating func removed(_ place: (NodeID, String)?) throws {
    guard let (folder, name) = place else { return }
    set([(folder, name, nil)])
  }

  private mutating func set(_ changes: [(folder: NodeID, name: String, node: NodeID?)]) {
    for change in changes { names[change.folder, default: [:]][change.name] = change.node }
    steps.append(.names(changes))
  }

  // MARK: Paths

  /// The folder and the name that a path means; nil outside the modelled folder, and for itself.
  private func place(of path: String) -> (NodeID, String)? {
    guard path.hasPrefix(place + "/") else { return nil }
    let words = path.dropFirst(place.count).split(separator: "/").map(String.init)
    guard let name = words.last else { return nil }
    var folder = Self.root
    for word in words.dropLast() {
      guard let next = names[folder]?[word] else { return nil }
      folder = next
    }
    return (folder, name)
  }

  /// The same for a call whose path stands below an open folder.
  private func place(of call: SystemCall, _ index: Int) throws -> (NodeID, String)? {
    let path = try call.path(index + 1)
    if path.hasPrefix("/") || call.arguments[index] == "AT_FDCWD" { return place(of: path) }
    guard let handle = open[try call.number(index)] else { return nil }
    guard !path.contains("/") else { throw RecordingError.call("\(call.name) \(path)") }
    return (handle.node, path)
  }

  private func node(_ path: String) -> NodeID? {
    path == place ? Self.root : nil
  }
}
