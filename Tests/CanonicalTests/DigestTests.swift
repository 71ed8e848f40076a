import Canonical
import Testing

@Suite("Digests and hexadecimal")
struct DigestTests {
  @Test(
    "SHA-256 of known texts (FIPS 180-4)",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func knownTexts(text: String, hex: String) {
    #expect(Digest.sha256(text).hex == hex)
    #expect(Digest(hex: hex) == Digest.sha256(text))
    #expect(Digest.sha256(text).prefix16 == String(hex.prefix(16)))
  }

  @Test("Leaves and nodes are hashed apart (RFC 6962)")
  func domains() {
    let leaf = Digest.leaf([])
    #expect(leaf.hex == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    #expect(Digest.node(leaf, leaf) == Digest.sha256([1] + leaf.bytes + leaf.bytes))
  }

  @Test("Bytes and words are one value, ordered as bytes")
  func order() throws {
    let digests = (0..<50).map { Digest.sha256([UInt8($0)]) }
    for digest in digests { #expect(Digest(bytes: digest.bytes) == digest) }
    let byBytes = digests.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    #expect(digests.sorted() == byBytes)
    #expect(digests.sorted { $0.hex < $1.hex } == byBytes)
  }

  @Test(
    "No second spelling is read",
    arguments: ["", "0", "0G", "0A", " 00", "00 ", "0x00", "é0", "００"])
  func otherSpellings(text: String) {
    if text.isEmpty {
      #expect(Hex.bytes(of: text) == [])
    } else {
      #expect(Hex.bytes(of: text) == nil)
    }
    #expect(Digest(hex: text) == nil)
  }

  @Test("Lengths other than 32 bytes are no digest", arguments: [0, 31, 33, 64])
  func lengths(count: Int) {
    #expect(Digest(bytes: [UInt8](repeating: 0, count: count)) == nil)
    #expect(Digest(hex: String(repeating: "00", count: count)) == nil)
  }

  @Test("Hexadecimal goes both ways for every byte")
  func everyByte() {
    let bytes = (0...255).map { UInt8($0) }
    #expect(Hex.bytes(of: Hex.text(of: bytes)) == bytes)
    #expect(Hex.text(of: [0x00, 0x9F, 0xF9]) == "009ff9")
  }

  @Test("A stream in pieces is hashed like the whole", arguments: [1, 7, 64, 1000])
  func pieces(size: Int) {
    let bytes = (0..<1000).map { UInt8($0 & 255) }
    var hasher = Hasher256()
    var rest = bytes[...]
    while !rest.isEmpty {
      hasher.update(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    #expect(hasher.finish() == Digest.sha256(bytes))
  }
}
