import Storage

/// What happens to one system call of a command instead of what it asks for.
struct Fault: CustomStringConvertible {
  /// How it goes wrong.
  enum Kind: String, CaseIterable {
    /// The program is killed before the call is made, as by kill -9.
    case kill = "signal=KILL"
    /// No room is left on the disk.
    case full = "error=ENOSPC"
    /// The disk fails.
    case broken = "error=EIO"

    /// The calls that can go wrong in this way.
    var calls: [String] {
      switch self {
      case .kill:
        ["openat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "unlink"]
          + ["unlinkat", "rmdir", "mkdir"]
      case .full: ["openat", "write", "pwrite64", "ftruncate", "rename", "mkdir"]
      case .broken: ["write", "pwrite64", "fsync", "fdatasync", "rename"]
      }
    }
  }

  let kind: Kind
  let call: String
  /// Which call of that name in its thread, from 1.
  let number: Int
  /// Whether nothing new is confirmed by it: SQLite passes over a failure of a folder's, as the name
  /// of its log was confirmed when the log was made, and of those with which it moves the log into
  /// the database, as the log was confirmed by the act itself and stays until that succeeds.
  let isOfDatabase: Bool

  /// Whether it may hit a line that the command writes for people.
  var mayHitWords: Bool { kind != .kill && call == "write" }

  var description: String { "\(call) \(number): \(kind.rawValue)" }

  /// What strace is told.
  var words: [String] { ["-e", "inject=\(call):\(kind.rawValue):when=\(number)"] }

  /// Whether the disk did not confirm what was written: no success may be claimed after that.
  var isUnconfirmed: Bool {
    kind == .broken && ["fsync", "fdatasync"].contains(call) && !isOfDatabase
  }
}

extension Recording {
  /// Every fault that can hit a command, from the log of a run without one.
  ///
  /// Of the files that are opened only those count that the command may make.
  static func faults(_ log: String) -> [Fault] {
    var counts: [Substring: [Substring: Int]] = [:]
    var most: [Substring: Int] = [:]
    var making: Set<Int> = []
    var databases: Set<Int> = []
    var logConfirmed = 0
    for line in log.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2,
        let call = words[1].drop(while: { $0 == " " }).split(separator: "(").first,
        !call.hasPrefix("<"), !call.hasPrefix("+"), !call.hasPrefix("-")
      else { continue }
      let number = counts[words[0], default: [:]][call, default: 0] + 1
      counts[words[0], default: [:]][call] = number
      most[call] = max(number, most[call] ?? 0)
      if call == "openat", line.contains("O_CREAT") { making.insert(number) }
      let file = line.split(separator: "<").dropFirst().first?.split(separator: ">").first
      guard call == "fdatasync", let file else { continue }
      if AtomicFile.isFolder(String(file)) { databases.insert(number) }
      if file.hasSuffix(".sqlite") { databases.formUnion([logConfirmed, number]) }
      if file.hasSuffix(".sqlite-wal") { logConfirmed = number }
    }
    return Fault.Kind.allCases.flatMap { kind in
      kind.calls.flatMap { call in
        (1..<(most[call[...]] ?? 0) + 1)
          .filter { call != "openat" || making.contains($0) }
          .map { number in
            Fault(
              kind: kind, call: call, number: number,
              isOfDatabase: call == "fdatasync" && databases.contains(number))
          }
      }
    }
  }
}
