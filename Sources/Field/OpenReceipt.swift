import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// `field open` of a receipt bundle: the office's word for what it holds, travelling alone.
enum OpenReceipt {
  /// Opens a receipt bundle.
  ///
  /// - Throws: as `OpenTask`; `BundleError.noFile` where it holds no receipt for this laptop.
  static func run(_ path: String, on laptop: Laptop) throws -> OpenTask.Result {
    try OpenTask.opening(ReceiptBundle.self, at: path, on: laptop) { bundle in
      try take(bundle, on: laptop)
    }
  }

  private static func take(
    _ bundle: VerifiedBundle, on laptop: Laptop
  ) throws -> OpenTask.Result {
    let file = TaskContent.receiptPath(laptop.key.publicKey.kid16)
    guard !bundle.files(under: file).isEmpty else { throw BundleError.noFile(path: file) }
    let receipt = try OpenTask.receipt(bundle, laptop)
    let header = bundle.seal.header
    try laptop.store.write { writing in
      let data: [String: JSONValue] = [
        "seal": .string(bundle.sealHash.hex), "kind": "receipt", "id": .string(header.id),
        "issuer": .string(header.issuer.description),
        "recipient": .string(header.recipient.description),
        "sequence": .integer(header.sequence), "created": .string(header.created.iso),
      ]
      try OpenTask.record([EntryDraft(.bundleOpened, data: data)], receipt, on: laptop, in: writing)
    }
    return OpenTask.Result(
      id: header.id, visits: [], lost: [], isExpired: false, receipt: receipt?.checkpoint.size,
      wasKnown: false)
  }
}
