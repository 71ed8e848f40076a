/// What the rows of one bundle have in common.
enum BundleGoals {
  /// How often each is measured.
  static let runs = 5
  /// The memory of any work on a bundle of any size, in MiB.
  static let mebibytes = 64.0
  /// Durable work ÷ `openssl dgst -sha256 F`, then `cp F STORE && sync STORE`.
  static let durable = 1.2
  /// Encrypting and decrypting ÷ the stock `age`.
  static let age = 1.2
}
