import Canonical
import Journal
import Sealing
import Storage

/// What a device may have seen of the office's journal: from where it must be shown to have grown.
enum OfficeSizes {
  /// The sizes of the office's journal that the device may have seen last: that of the newest task
  /// bundle which it is known to have opened, and those of all that went out since.
  ///
  /// A bundle may have been skipped or lost, and the newest alone must suffice (design 5.1). Of a
  /// device whose journal is not here yet nothing is known: it may be another one's under a new key,
  /// after a restore, and has seen what that one saw.
  static func seen(
    by device: Digest, of office: Origin, _ reading: Reading
  ) throws -> Set<Int> {
    let tasks = try reading.bundles().filter { row in
      row.direction == .outgoing && row.kind == BundleKind.task.rawValue
    }
    let sent = tasks.filter { $0.recipient == Party.device(device).description }
    let journal = Origin.device(device.prefix16, region: office.region)
    // Where the last opening lies further back, all that was ever sent is covered.
    let opened = try reading.lastEntries(of: journal, limit: 1000)
      .last { $0.type == .bundleOpened && $0.data["kind"] == "task" }?.data
    let seal = opened?["seal"]?.string
    let first = sent.firstIndex { $0.seal == seal } ?? sent.startIndex
    var sizes = Set(sent[first...].compactMap { $0.detail["office_size"]?.integer })
    // Who was told of a restart goes on from its checkpoint.
    if let restart = try OfficeRestart.newest(reading) {
      sizes.insert(restart.new.checkpoint.size)
    }
    guard let opened else {
      let newest = Dictionary(grouping: tasks, by: \.recipient).compactMap(\.value.last)
      return sizes.union(newest.compactMap { $0.detail["office_size"]?.integer })
    }
    let note = try opened["office_note"]?.string.map { try SignedNote(text: $0) }
    if let note { sizes.insert(note.checkpoint.size) }
    return sizes
  }
}
