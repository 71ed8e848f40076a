/// What an age file holds, as a source: decrypted while it is read, in constant memory.
///
/// The bytes are those that somebody encrypted, and no more is known of them: age says nothing
/// about who did, so that whoever reads them verifies them as any other file.
package final class AgeSource: ByteSource {
  private let decryption: AgeDecryption
  private var part: ArraySlice<UInt8> = []
  private var ended = false

  /// Reads the header and finds the file key.
  ///
  /// - Throws: `encryption`, or what the source throws.
  package init(_ source: any ByteSource, identities: [any AgeIdentity]) throws(BundleError) {
    do throws(AgeError) {
      decryption = try AgeDecryption(source, identities: identities)
    } catch {
      throw error.asBundleError
    }
  }

  package func read(into buffer: inout [UInt8], upTo count: Int) throws(BundleError) -> Int {
    let count = min(count, buffer.count)
    var filled = 0
    while filled < count {
      if part.isEmpty { try fetch() }
      guard !part.isEmpty else { break }
      let taken = part.prefix(count - filled)
      buffer.replaceSubrange(filled..<(filled + taken.count), with: taken)
      filled += taken.count
      part = part.dropFirst(taken.count)
    }
    return filled
  }

  private func fetch() throws(BundleError) {
    while !ended, part.isEmpty {
      do throws(AgeError) {
        let next = try decryption.next()
        ended = next == nil
        part = next?[...] ?? []
      } catch {
        throw error.asBundleError
      }
    }
  }
}

extension AgeError {
  /// The error as one of a bundle; what failed beneath is said as what it is.
  package var asBundleError: BundleError {
    if case .file(let error) = self { error } else { .encryption(self) }
  }
}
