/// The alphabets and limits of the container and the seal, in one place.
enum SealGrammar {
  /// The longest `seal.txt`.
  static let maximumSealBytes = 1 << 16
  /// The longest manifest.
  static let maximumManifestBytes = 1 << 23
  /// The largest bundle: it must fit a FAT32 stick.
  static let maximumBundleBytes = 4_000_000_000
  /// The most files under `data/`.
  static let maximumFiles = 64_000
  /// The most `expand` lines.
  static let maximumExpansions = 64
  /// The most `signer` lines.
  static let maximumSigners = 8
  /// How the files end that carry an `expand` line.
  static let recordSuffix = ".jsonl.gz"

  static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The bytes of `[A-Za-z0-9._-]`.
  static func isIdentifier(_ byte: UInt8) -> Bool {
    isPathByte(byte) || (0x41...0x5A).contains(byte)
  }

  /// The bytes of `[a-z0-9._-]`.
  static func isPathByte(_ byte: UInt8) -> Bool {
    isLower(byte) || isDigit(byte) || byte == 0x2E || byte == 0x5F || byte == 0x2D
  }

  /// The bytes of `[!-~]`.
  static func isPrintable(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
}
