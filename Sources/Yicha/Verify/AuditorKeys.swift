import Inspection
import Sealing
import Storage

/// The keys that an auditor brings: keys bundles, lines and folders, any number in any order.
struct AuditorKeys {
  /// Where the keys came from.
  let sources: [KeysSource]
  /// The keys as trust.
  let trust: Trust

  /// Reads what the paths name.
  ///
  /// - Throws: `BundleError`, `TrustError`, `StoreError.file`; `Failure.Thrown` (64) for lines
  ///   without the office key that signed them.
  init(_ paths: [String]) throws {
    var gathered = GatheredKeys()
    var bundles: [String] = []
    var others: [KeysSource] = []
    for path in paths.flatMap(Self.files) {
      if AtomicFile.isFolder(path) {
        let keys = try KeyFolder.read(path)
        guard !keys.isEmpty else { throw BundleError.key(path) }
        gathered.bare += keys
        others.append(KeysSource(path: path, form: .folder(keys)))
      } else if try BundleScan.look(at: path) == .other, path.hasSuffix(".jsonl") {
        let records = try KeyRecord.records(
          ofFile: AtomicFile.read(path, atMost: FileLimit.text))
        gathered.lines += records
        others.append(KeysSource(path: path, form: try Self.lines(records)))
      } else {
        bundles.append(path)
      }
    }
    let chain = try KeysChain(bundles)
    gathered.sealed = chain.records
    guard !gathered.lacksOffice || gathered.lines.isEmpty else { throw Self.linesAlone }
    sources = chain.sources + others
    trust = try gathered.trust()
  }

  /// The path; of a folder that `office keys export` wrote, the keys bundle and the newer lines.
  private static func files(_ path: String) -> [String] {
    guard AtomicFile.exists("\(path)/KEYS.zip") else { return [path] }
    return ["\(path)/KEYS.zip", "\(path)/keys.jsonl"].filter(AtomicFile.exists)
  }

  private static func lines(_ records: [KeyRecord]) throws(TrustError) -> KeysSource.Form {
    let unsigned = records.filter { $0.signer == nil }
    let vouched = try Trust(sealed: unsigned)
    return .lines(
      signed: records.count - unsigned.count, unsigned: unsigned.count,
      rootFingerprint: vouched.roots.isEmpty ? nil : vouched.rootFingerprint)
  }

  private static var linesAlone: Failure.Thrown {
    Usage.wrong(
      "keys.jsonl 由办公室密钥签署，而办公室密钥没有给出",
      "keys.jsonl is signed by an office key, and that key is not among those named",
      hint: Label(
        zh: "同时给出根密钥封装的密钥包：--keys KEYS.zip --keys keys.jsonl",
        en: "name the keys bundle that the roots sealed too: --keys KEYS.zip --keys keys.jsonl"))
  }
}
