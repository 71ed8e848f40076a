import Canonical
import Journal
import Sealing

/// The keys of the officers who make every visit, and sign its finish.
struct BenchInspectors: Sendable {
  private let keys: [(officer: String, key: PrivateKey)]

  /// Makes a key for each officer.
  init() throws(BundleError) {
    var keys: [(officer: String, key: PrivateKey)] = []
    for officer in BenchOffice.officers { keys.append((officer, try PrivateKey())) }
    self.keys = keys
  }

  /// What the office enrols.
  var requests: [KeyRequest] {
    keys.map { KeyRequest(inspector: $0.officer, key: $0.key.publicKey) }
  }

  /// The signatures of all of them under a finish.
  func signatures(visit: String, finished: Digest) throws -> [EntryDraft] {
    let statement = VisitStatement.bytes(visit: visit, finished: finished)
    return try keys.map { officer, key in
      SignaturePayload(key: key.publicKey.id, signature: try key.sign(statement))
        .draft(visit: visit, by: officer, finished: finished)
    }
  }
}
