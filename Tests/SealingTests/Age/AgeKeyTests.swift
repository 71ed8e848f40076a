import Canonical
import Testing

@testable import Sealing

@Suite("age: keys")
struct AgeKeyTests {
  /// The pair of age.md, "The X25519 recipient type".
  private static let secret =
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
  private static let point = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"

  /// The points of low order below 2^255, and their spellings with the high bit or beyond p.
  private static let lowOrderPoints = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f11d7",
  ]

  @Test("Keys are read and written in the same text")
  func texts() throws {
    let identity = try #require(AgeX25519Identity(text: Self.secret))
    #expect(identity.text == Self.secret)
    let recipient = try #require(identity.recipient)
    #expect(recipient.text == Self.point)
    #expect(AgeX25519Recipient(text: Self.point) == recipient)
  }

  @Test("A key with one letter changed, in another case, of another kind or length is no key")
  func refused() throws {
    let recipient = try TestAge.recipient().text
    for index in recipient.indices {
      var text = recipient
      text.replaceSubrange(index...index, with: recipient[index] == "q" ? "p" : "q")
      #expect(AgeX25519Recipient(text: text) == nil, "\(text)")
    }
    let others = [
      "", "age1", recipient.uppercased(), recipient + "q", String(recipient.dropLast()),
      " " + recipient, Self.secret, Bech32.text(prefix: "age", bytes: [1, 2, 3]),
      Bech32.text(prefix: "age1tag", bytes: [UInt8](repeating: 9, count: 32)),
    ]
    for text in others { #expect(AgeX25519Recipient(text: text) == nil, "\(text)") }
    for text in [Self.secret.lowercased(), recipient, recipient.uppercased(), ""] {
      #expect(AgeX25519Identity(text: text) == nil, "\(text)")
    }
  }

  @Test("A recipient of low order is refused by its point", arguments: lowOrderPoints)
  func lowOrderRecipient(point: String) throws {
    let bytes = try #require(Hex.bytes(of: point))
    let text = Bech32.text(prefix: "age", bytes: bytes)
    #expect(Bech32.bytes(of: text, prefix: "age") == bytes)
    #expect(AgeX25519Recipient(text: text) == nil)
  }

  @Test("A share of low order is a failure of the header", arguments: lowOrderPoints)
  func lowOrderShare(point: String) throws {
    let share = AgeBase64.text(of: try #require(Hex.bytes(of: point)))
    let stanza = AgeStanza(
      type: "X25519", arguments: [String(decoding: share, as: UTF8.self)],
      body: [UInt8](repeating: 0, count: AgeFileKey.wrappedBytes))
    #expect(throws: AgeError.stanza(type: "X25519")) { try TestAge.identity().unwrap(stanza) }
  }

  @Test("No secret is printed")
  func printed() throws {
    let identity = try TestAge.identity()
    let phrase = try #require(AgeScryptIdentity(passphrase: "hush"))
    var text = "\(identity) \(phrase)"
    dump(identity, to: &text)
    dump(phrase, to: &text)
    #expect(!text.contains("hush") && !text.contains("bytes"))
    #expect(text.contains("secret"))
  }

  @Test("Bytes of every length survive bech32 and base64")
  func encodings() throws {
    for count in 0..<70 {
      let bytes = TestAge.plain(count)
      #expect(Bech32.bytes(of: Bech32.text(prefix: "x", bytes: bytes), prefix: "x") == bytes)
      #expect(AgeBase64.bytes(of: AgeBase64.text(of: bytes)) == bytes)
    }
  }

  @Test(
    "Another spelling of base64 is refused",
    arguments: ["AB", "AAB", "A", "AA==", "AA=", "A A", "AA\n", "A-", "A_", "AAAAA"])
  func base64(text: String) {
    #expect(AgeBase64.bytes(of: Array(text.utf8)) == nil)
  }
}
