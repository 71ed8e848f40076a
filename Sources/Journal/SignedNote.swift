import Canonical
import Crypto
import Foundation
package import Inspection

/// A checkpoint with its signatures, as text: C2SP signed-note.
package struct SignedNote: Hashable, Sendable {
  /// The whole text as it was written.
  package let text: String
  /// What the text says.
  package let checkpoint: Checkpoint
  private let lines: [SignatureLine]

  private struct SignatureLine: Hashable {
    let name: String
    let number: [UInt8]
    let signature: [UInt8]
  }

  /// Reads a note; nothing is verified yet.
  ///
  /// - Throws: `NoteError.malformed`.
  package init(text: String) throws(NoteError) {
    guard let gap = text.range(of: "\n\n"), text.hasSuffix("\n") else { throw .malformed }
    let body = String(text[..<gap.lowerBound]) + "\n"
    let rest = text[gap.upperBound...].dropLast()
    checkpoint = try Checkpoint(body: body)
    var lines: [SignatureLine] = []
    for line in rest.split(separator: "\n", omittingEmptySubsequences: false) {
      let parts = line.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0] == "\u{2014}",
        let bytes = Base64.bytes(of: String(parts[2])), bytes.count > 4
      else { throw .malformed }
      lines.append(
        SignatureLine(
          name: String(parts[1]), number: Array(bytes.prefix(4)),
          signature: Array(bytes.dropFirst(4))))
    }
    self.lines = lines
    self.text = text
  }

  /// Under whose names it carries signatures, in their order.
  package var names: [String] { lines.map(\.name) }

  /// Signs a checkpoint with its origin's key.
  ///
  /// - Parameters:
  ///   - checkpoint: What is signed.
  ///   - key: The key, by which others know the signature.
  ///   - sign: The key's signature of the bytes given.
  /// - Throws: What signing throws.
  package init(
    _ checkpoint: Checkpoint, key: NoteKey, sign: ([UInt8]) throws -> [UInt8]
  ) throws {
    let signature = try sign(Array(checkpoint.body.utf8))
    self.init(
      checkpoint,
      lines: [SignatureLine(name: key.name, number: key.number, signature: signature)])
  }

  private init(_ checkpoint: Checkpoint, lines: [SignatureLine]) {
    self.checkpoint = checkpoint
    self.lines = lines
    let signatures = lines.map { line in
      "\u{2014} \(line.name) \(Base64.text(of: line.number + line.signature))\n"
    }
    text = checkpoint.body + "\n" + signatures.joined()
  }

  /// The same note with the office's timestamped cosignature added: a receipt.
  ///
  /// - Parameters:
  ///   - key: The office's key of kind `cosignature`.
  ///   - time: When the office signs; whole seconds.
  ///   - sign: The office's signature of the bytes given.
  /// - Returns: The receipt.
  /// - Throws: What signing throws.
  package func cosigned(
    by key: NoteKey, at time: Timestamp, sign: ([UInt8]) throws -> [UInt8]
  ) throws -> SignedNote {
    let seconds = UInt64(max(0, time.milliseconds / 1000))
    let signature = try sign(cosignedText(seconds: seconds))
    let bytes = withBigEndianBytes(of: seconds) + signature
    return SignedNote(
      checkpoint,
      lines: lines + [SignatureLine(name: key.name, number: key.number, signature: bytes)])
  }

  /// Verifies the signature that the key made on this note.
  ///
  /// - Returns: When it was cosigned; nil for a plain signature.
  /// - Throws: `unsigned` when the key signed nothing here, `badSignature` when it does not hold.
  @discardableResult
  package func verify(_ key: NoteKey) throws(NoteError) -> Timestamp? {
    let mine = lines.first { $0.name == key.name && $0.number == key.number }
    guard let line = mine else { throw .unsigned(key.name) }
    switch key.kind {
    case .signature:
      try check(line.signature, over: Array(checkpoint.body.utf8), key)
      return nil
    case .cosignature:
      guard line.signature.count == 72 else { throw .badSignature(key.name) }
      let seconds = line.signature.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      try check(Array(line.signature.dropFirst(8)), over: cosignedText(seconds: seconds), key)
      guard let time = Int(exactly: seconds), time < 1 << 40 else {
        throw .badSignature(key.name)
      }
      return Timestamp(milliseconds: time * 1000)
    }
  }

  /// Whether the key signed this note, and the signature holds.
  package func isSigned(by key: NoteKey) -> Bool {
    do throws(NoteError) {
      try verify(key)
      return true
    } catch {
      return false
    }
  }

  /// When the key cosigned this note; nil where it did not, or the signature does not hold.
  package func time(by key: NoteKey) -> Timestamp? {
    do throws(NoteError) {
      return try verify(key)
    } catch {
      return nil
    }
  }

  private func cosignedText(seconds: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(seconds)\n\(checkpoint.body)".utf8)
  }

  private func check(
    _ signature: [UInt8], over bytes: [UInt8], _ key: NoteKey
  ) throws(NoteError) {
    guard Ed25519.isValid(signature, over: bytes, publicKey: key.publicKey) else {
      throw .badSignature(key.name)
    }
  }

  private func withBigEndianBytes(of number: UInt64) -> [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt64($0)) }
  }
}
