import Synchronization

/// Opens the chunks of a payload one after another, and knows where it ends.
final class AgeOpener: Sendable {
  /// What a few chunks gave: plain parts, and what is wrong after them.
  struct Batch: Sendable {
    var parts: ArraySlice<[UInt8]> = []
    var failure: AgeError?
  }

  struct State {
    var chunks: AgeChunks
    var ended = false
  }

  private let state: Mutex<State>

  init(_ chunks: AgeChunks) {
    state = Mutex(State(chunks: chunks))
  }

  /// Opens what follows the bytes that were opened before.
  ///
  /// - Parameters:
  ///   - sealed: Full chunks; the last of them may be short when nothing follows.
  ///   - isLast: Whether nothing follows.
  /// - Returns: The parts, and `payload` or `trailing` where something is wrong.
  func open(_ sealed: [UInt8], isLast: Bool) -> Batch {
    state.withLock { state in
      var batch = Batch()
      var rest = sealed[...]
      while !rest.isEmpty {
        let chunk = rest.prefix(AgeChunks.sealedBytes)
        rest = rest.dropFirst(chunk.count)
        do throws(AgeError) {
          batch.parts.append(try state.open(chunk))
        } catch {
          batch.failure = error
          return batch
        }
      }
      if isLast, !state.ended { batch.failure = .payload(chunk: state.chunks.index) }
      return batch
    }
  }
}

extension AgeOpener.State {
  mutating func open(_ sealed: ArraySlice<UInt8>) throws(AgeError) -> [UInt8] {
    guard !ended else { throw .trailing }
    defer { chunks.advance() }
    // A short chunk is the last, a full one may be.
    if sealed.count == AgeChunks.sealedBytes, let plain = chunks.open(sealed, final: false) {
      return plain
    }
    guard let plain = chunks.open(sealed, final: true), !plain.isEmpty || chunks.index == 0 else {
      throw .payload(chunk: chunks.index)
    }
    ended = true
    return plain
  }
}
