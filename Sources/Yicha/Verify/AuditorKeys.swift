import Canonical
import Inspection
import Sealing
import Storage

/// The keys that an auditor brings, from keys bundles, lines and folders.
struct AuditorKeys {
  /// Where the keys came from, each for people.
  private(set) var sources: [Label] = []
  private var keys: [Digest: TrustedKey] = [:]
  private var threshold = 1
  private var lines: [KeyRecord] = []

  /// Reads what the paths name; later lines may be signed by keys of any of them.
  ///
  /// - Throws: `BundleError`, `TrustError`, `StoreError.file`.
  init(_ paths: [String]) throws {
    for path in paths {
      if AtomicFile.isFolder(path) {
        add(try KeyFolder.read(path))
        sources.append(Label(zh: "文件夹 \(path)", en: "folder \(path)"))
      } else if path.hasSuffix(".jsonl") {
        try add(lines: path)
      } else {
        try introduce(path)
      }
    }
  }

  /// The keys as trust.
  ///
  /// - Throws: the first line that does not hold.
  func trust() throws(TrustError) -> Trust {
    let all = keys.values.sorted { $0.key.id < $1.key.id }
    return try Trust(keys: all, rootThreshold: threshold).adding(lines)
  }

  /// A keys bundle vouches for itself; a person compares its roots with paper.
  private mutating func introduce(_ path: String) throws {
    let trust = try OpenedKeys.introduced(
      bundleAt: path, copyingInto: FileSystem.temporaryFolder
    ).trust
    add(trust.keys.values.filter { $0.role != .root || trust.isCurrentRoot($0.key.id) })
    threshold = max(threshold, trust.rootThreshold)
    let fingerprint = trust.rootFingerprint
    sources.append(
      Label(
        zh: "\(path)，根密钥指纹 \(fingerprint)（请与纸质记录核对）",
        en: "\(path), root fingerprint \(fingerprint) (compare with paper)"))
  }

  /// Lines that no office signed count because whoever named the file vouches for them.
  private mutating func add(lines path: String) throws {
    let records = try KeyRecord.records(ofFile: AtomicFile.read(path, atMost: FileLimit.text))
    let vouched = records.filter { $0.signer == nil }
    if !vouched.isEmpty { add(Array(try Trust(sealed: vouched).keys.values)) }
    lines += records.filter { $0.signer != nil }
    sources.append(Label(zh: "文件 \(path)", en: "file \(path)"))
  }

  /// The same key from two places counts once: as the one that knows its holder says.
  private mutating func add(_ more: [TrustedKey]) {
    for key in more where keys[key.key.id]?.holder == nil { keys[key.key.id] = key }
  }
}
