import Inspection
import Journal
import Sealing
import Storage

/// A bundle of a device that nobody knows.
enum BenchSeal {
  /// Seals the files with a new key.
  static func write(_ items: [BundleItem], to path: String) throws {
    let key = try PrivateKey()
    guard let office = Party.office("140581") else { throw BenchFailure.fixture("no office") }
    let header = Seal.Header(
      kind: .result, id: "BENCH-1", issuer: .device(key.publicKey.id), recipient: office,
      sequence: 1, created: Surroundings.live.now())
    try BundleWriter.write(
      to: path, header: header, items: items, signers: [.init(.device, key)])
  }
}
