import Crypto

/// A SHA-256 value: 32 bytes, compared and sorted as bytes.
///
/// Kept as four words so that a digest costs no allocation and hashes quickly as a dictionary key.
package struct Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// The number of bytes in a digest.
  package static let byteCount = 32

  /// 32 zero bytes: what stands as `prev` in the first entry of a journal (design 5.3).
  package static let zero = Digest(words: (0, 0, 0, 0))

  private init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  /// A digest from its 32 bytes; nil for any other count.
  package init?(bytes: some Collection<UInt8>) {
    self.init(array: Array(bytes))
  }

  /// A digest from 64 lower-case hexadecimal digits; nil for anything else.
  package init?(hex: some StringProtocol) {
    guard let bytes = Hex.bytes(of: hex) else { return nil }
    self.init(array: bytes)
  }

  /// A digest from 64 lower-case hexadecimal digits where they stand; nil for anything else.
  package init?(hexBytes bytes: Span<UInt8>) {
    guard bytes.count == 2 * Digest.byteCount else { return nil }
    // What is no digit leaves a bit that no digit has.
    var others: UInt8 = 0
    func word(_ start: Int) -> UInt64 {
      var word: UInt64 = 0
      for index in start..<start + 16 {
        let digit = Hex.digits[Int(bytes[index])]
        others |= digit
        word = word << 4 | UInt64(digit & 15)
      }
      return word
    }
    let words = (word(0), word(16), word(32), word(48))
    guard others < 16 else { return nil }
    self.init(words: words)
  }

  // Not generic, because entries are full of digests and a collection is walked ten times slower.
  private init?(array bytes: [UInt8]) {
    guard bytes.count == Digest.byteCount else { return nil }
    func word(_ start: Int) -> UInt64 {
      var word: UInt64 = 0
      for index in start..<start + 8 { word = word << 8 | UInt64(bytes[index]) }
      return word
    }
    self.init(words: (word(0), word(8), word(16), word(24)))
  }

  init(_ digest: SHA256.Digest) {
    self = unsafe digest.withUnsafeBytes { raw in
      func word(_ index: Int) -> UInt64 {
        unsafe UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
      }
      return Digest(words: (word(0), word(1), word(2), word(3)))
    }
  }

  /// SHA-256 of the bytes.
  package static func sha256(_ bytes: [UInt8]) -> Digest {
    var hasher = Hasher256()
    hasher.update(bytes)
    return hasher.finish()
  }

  /// SHA-256 of a part of an array, which is not copied.
  package static func sha256(_ bytes: ArraySlice<UInt8>) -> Digest {
    var state = SHA256()
    unsafe bytes.withUnsafeBytes { unsafe state.update(bufferPointer: $0) }
    return Digest(state.finalize())
  }

  /// SHA-256 of the text's UTF-8 bytes.
  package static func sha256(_ text: String) -> Digest {
    sha256(Array(text.utf8))
  }

  /// The leaf hash of RFC 6962, section 2.1: SHA-256(0x00 ‖ bytes).
  package static func leaf(_ bytes: [UInt8]) -> Digest {
    var state = SHA256()
    unsafe withUnsafeBytes(of: UInt8(0)) { unsafe state.update(bufferPointer: $0) }
    unsafe bytes.withUnsafeBytes { unsafe state.update(bufferPointer: $0) }
    return Digest(state.finalize())
  }

  /// The node hash of RFC 6962, section 2.1: SHA-256(0x01 ‖ left ‖ right).
  package static func node(_ left: Digest, _ right: Digest) -> Digest {
    // One piece, as each piece that a hasher is fed costs as much as hashing it.
    unsafe withUnsafeTemporaryAllocation(byteCount: 1 + 2 * byteCount, alignment: 8) { buffer in
      unsafe buffer[0] = 1
      unsafe left.write(to: buffer, at: 1)
      unsafe right.write(to: buffer, at: 1 + byteCount)
      var state = SHA256()
      unsafe state.update(bufferPointer: UnsafeRawBufferPointer(buffer))
      return Digest(state.finalize())
    }
  }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: Digest.byteCount) { buffer, count in
      unsafe write(to: UnsafeMutableRawBufferPointer(buffer), at: 0)
      count = Digest.byteCount
    }
  }

  private func write(to buffer: UnsafeMutableRawBufferPointer, at offset: Int) {
    unsafe buffer.storeBytes(of: words.0.bigEndian, toByteOffset: offset, as: UInt64.self)
    unsafe buffer.storeBytes(of: words.1.bigEndian, toByteOffset: offset + 8, as: UInt64.self)
    unsafe buffer.storeBytes(of: words.2.bigEndian, toByteOffset: offset + 16, as: UInt64.self)
    unsafe buffer.storeBytes(of: words.3.bigEndian, toByteOffset: offset + 24, as: UInt64.self)
  }

  /// 64 lower-case hexadecimal digits.
  package var hex: String { Hex.text(of: bytes) }

  /// The first 16 hexadecimal digits: how keys and devices are named (design 5.1).
  package var prefix16: String { String(hex.prefix(16)) }

  package var description: String { hex }

  package static func == (left: Digest, right: Digest) -> Bool {
    left.words == right.words
  }

  package static func < (left: Digest, right: Digest) -> Bool {
    left.words < right.words
  }

  package func hash(into hasher: inout Hasher) {
    // One word of a cryptographic hash spreads as well as four.
    hasher.combine(words.0)
  }
}
