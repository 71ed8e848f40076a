import Canonical
import Support
import Testing

import enum Crypto.Curve25519

@Suite("Ed25519")
struct Ed25519Tests {
  private static let seed = [UInt8](repeating: 7, count: 32)
  private static let message = Array("yicha".utf8)

  private func key() throws -> Curve25519.Signing.PrivateKey {
    try Curve25519.Signing.PrivateKey(rawRepresentation: Self.seed)
  }

  @Test("A sound signature holds for its key and message, at its length")
  func sound() throws {
    let (key, message) = (try key(), Self.message)
    let owner = Array(key.publicKey.rawRepresentation)
    let signature = Array(try key.signature(for: message))
    #expect(Ed25519.isKey(owner))
    #expect(Ed25519.isValid(signature, over: message, publicKey: owner))
    #expect(!Ed25519.isValid(signature, over: message + [0], publicKey: owner))
    #expect(!Ed25519.isValid(signature + [0], over: message, publicKey: owner))
    #expect(!Ed25519.isValid([], over: message, publicKey: owner))
    #expect(!Ed25519.isValid(signature, over: message, publicKey: owner + [0]))
    #expect(!Ed25519.isKey([]))
  }

  @Test("None of the fourteen points of low order is a key", arguments: LowOrder.points)
  func keys(hex: String) throws {
    let point = try #require(Hex.bytes(of: hex))
    #expect(!Ed25519.isKey(point))
    // The neighbour in the alphabet of bytes is another point, or none; not one of these.
    #expect(Ed25519.isKey([point[0] ^ 0x10] + point.dropFirst()))
  }

  @Test("A signature of everybody's key, which the library takes for any message, is refused")
  func everybody() throws {
    let (key, signature) = (LowOrder.key, LowOrder.signature)
    let library = try Curve25519.Signing.PublicKey(rawRepresentation: key)
    for message in [Self.message, [], [0]] {
      #expect(library.isValidSignature(signature, for: message))
      #expect(!Ed25519.isValid(signature, over: message, publicKey: key))
    }
  }

  @Test("A signature of a sound key with an R of low order, which the library takes, is refused")
  func pointOfSignature() throws {
    let library = try key().publicKey
    let signature = try LowOrder.signature(of: Self.message, seed: Self.seed)
    #expect(library.isValidSignature(signature, for: Self.message))
    let owner = Array(library.rawRepresentation)
    #expect(!Ed25519.isValid(signature, over: Self.message, publicKey: owner))
  }
}
