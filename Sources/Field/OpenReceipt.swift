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
    let file = TaskContent.receiptPath(laptop.key.publicKey.kid16)
    return try OpenTask.opening(ReceiptBundle.self, at: path, on: laptop) { opened in
      guard !opened.bundle.files(under: file).isEmpty else { throw BundleError.noFile(path: file) }
      return try take(opened)
    }
  }

  private static func take(_ opened: OpenTask.Opened) throws -> OpenTask.Result {
    let (bundle, laptop, receipt) = (opened.bundle, opened.laptop, opened.receipt)
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
