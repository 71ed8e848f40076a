/// Office to device: the receipt for its journal alone, `data/receipts/<kid16>.txt` (design 5.1).
package enum ReceiptBundle: BundleContent {
  package static let kind = BundleKind.receipt
}
