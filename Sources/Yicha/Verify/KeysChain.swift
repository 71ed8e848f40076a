import Inspection
import Sealing
import Storage

/// Keys bundles of one office: a newer one counts only where the roots before it sealed it.
struct KeysChain {
  private let links: [(path: String, keys: OpenedKeys)]

  /// Opens the bundles at the paths, in any order.
  ///
  /// - Throws: the first check that refuses one, `signersMissing` among them for a newer one that
  ///   too few roots of the one before it sealed; `TrustError` for lines that do not hold, and
  ///   `rootsDiffer`; `Failure.Thrown` (64) for bundles of two offices.
  init(_ paths: [String]) throws {
    let folder = FileSystem.temporaryFolder
    links = try paths.map { path in
      (path, try OpenedKeys.introduced(bundleAt: path, copyingInto: folder))
    }.sorted { first, second in
      Self.place(first.keys) < Self.place(second.keys)
    }
    guard Set(links.map(\.keys.seal.header.issuer)).count < 2 else { throw Self.twoOffices }
    for (older, newer) in zip(links, links.dropFirst()) {
      _ = try OpenedKeys.following(
        older.keys.trust, bundleAt: newer.path, copyingInto: folder)
    }
  }

  /// The lines of the newest bundle, which is complete; nil without any.
  var records: [KeyRecord]? { links.last?.keys.records }

  /// Where they came from.
  var sources: [KeysSource] {
    links.map { path, keys in
      KeysSource(
        path: path, form: .bundle(keys.seal, rootFingerprint: keys.trust.rootFingerprint))
    }
  }

  /// After a restore numbers leap, but the version of the roots never falls.
  private static func place(_ keys: OpenedKeys) -> (Int, Int) {
    (keys.trust.rootVersion, keys.seal.header.sequence)
  }

  private static var twoOffices: Failure.Thrown {
    Usage.wrong(
      "密钥包来自两个办公室", "the keys bundles are of two offices",
      hint: Label(
        zh: "每次只用一个办公室的密钥：各办公室的包分别核验",
        en: "name the keys of one office at a time, and verify each office's bundles apart"))
  }
}
