import Canonical
import Journal
import Merge
import Sealing
import Storage

/// The names of people and devices, as registers and keys give them.
struct People {
  private let names: [String: String]
  private let trust: Trust

  init(_ reading: Reading, trust: Trust) throws {
    var names: [String: String] = [:]
    for inspector in try reading.inspectors() {
      guard let id = inspector["id"]?.string else { continue }
      names[id] = inspector["name"]?.string
    }
    self.names = names
    self.trust = trust
  }

  /// A person's number with the name, where the register has it.
  func name(_ id: String) -> String {
    names[id].map { "\(id) \($0)" } ?? id
  }

  /// What people call the device of a journal.
  func device(_ origin: Origin) -> String {
    trust.key(kid16: origin.holder)?.name ?? origin.holder
  }

  /// Who wrote an entry, on which device.
  func author(_ recorded: RecordedEntry) -> String {
    recorded.entry.by.map(name).joined(separator: " ") + " @ " + device(recorded.origin)
  }
}
