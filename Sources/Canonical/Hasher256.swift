import Crypto

/// SHA-256 over a stream of bytes.
package struct Hasher256: Sendable {
  private var state = SHA256()

  /// A hasher that has seen nothing.
  package init() {}

  /// Feeds bytes.
  package mutating func update(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { unsafe state.update(bufferPointer: $0) }
  }

  /// Feeds a part of an array without copying it.
  package mutating func update(_ bytes: ArraySlice<UInt8>) {
    unsafe bytes.withUnsafeBytes { unsafe state.update(bufferPointer: $0) }
  }

  /// Feeds a buffer that the caller owns.
  package mutating func update(_ buffer: UnsafeRawBufferPointer) {
    unsafe state.update(bufferPointer: buffer)
  }

  /// The digest of all bytes fed so far; the hasher can go on.
  package func finish() -> Digest {
    Digest(state.finalize())
  }
}
