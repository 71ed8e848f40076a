import Canonical
import Inspection
import Testing

@testable import Sealing

@Suite("The seal")
struct SealTests {
  static let text = """
    yicha-bundle/v1 result
    id R-140581-07-000042
    issuer device:dc0ed53af5713fcd
    recipient office:140581
    sequence 42
    previous -
    created 2023-09-04T09:40:00Z
    expires -
    replies sha256:\(String(repeating: "a", count: 64))
    log yicha/140581/dc0ed53af5713fcd 12 sha256:\(String(repeating: "b", count: 64))
    manifest sha256:\(String(repeating: "c", count: 64))
    payload 2118 3
    expand data/a.jsonl.gz 4885 sha256:\(String(repeating: "d", count: 64))
    signer device ed25519 \(String(repeating: "e", count: 64))

    """

  @Test("A seal that was read is written as the same bytes")
  func roundTrip() throws {
    let bytes = Array(Self.text.utf8)
    let seal = try Seal(bytes: bytes)
    #expect(seal.bytes == bytes)
    #expect(seal.sealHash == Digest.sha256(bytes))
    #expect(seal.header.sequence == 42)
    #expect(seal.header.log?.size == 12)
    #expect(seal.expansions.map(\.path) == ["data/a.jsonl.gz"])
  }

  @Test("A log may be a dash and still have a size, as in the reference's grammar")
  func dashAsOrigin() throws {
    let text = Self.text.replacing("log yicha/140581/dc0ed53af5713fcd", with: "log -")
    #expect(try Seal(bytes: Array(text.utf8)).header.log?.origin == "-")
  }

  @Test(
    "A line outside the grammar is named",
    arguments: [
      ("yicha-bundle/v1 result", "yicha-bundle/vx result", 1),
      ("v1 result", "v1 parcel", 1),
      ("v1 result", "v1  result", 1),
      ("id R-", "id R ", 2),
      ("id R-140581-07-000042", "id ", 2),
      ("id R-140581-07-000042", "id \(String(repeating: "x", count: 81))", 2),
      ("issuer device:", "issuer Device:", 3),
      ("issuer device:", "issuer device", 3),
      ("office:140581", "office:140/581", 4),
      ("sequence 42", "sequence 042", 5),
      ("sequence 42", "sequence -1", 5),
      ("sequence 42", "sequence 12345678901234567", 5),
      ("previous -", "previous sha256:AA", 6),
      ("created 2023-09-04", "created 2023-02-30", 7),
      ("created 2023-09-04", "created 0000-09-04", 7),
      ("09:40:00Z", "24:40:00Z", 7),
      ("09:40:00Z", "09:40:60Z", 7),
      ("expires -", "expires never", 8),
      ("fcd 12 sha", "fcd 12  sha", 10),
      ("payload 2118 3", "payload 2118", 12),
      ("data/a.jsonl.gz", "data/A.jsonl.gz", 13),
      ("data/a.jsonl.gz", "data/.jsonl.gz", 13),
      ("data/a.jsonl.gz", "data/\(String(repeating: "a", count: 201)).jsonl.gz", 13),
      ("signer device ed25519", "signer device rsa", 14),
      ("signer device", "signer DEVICE", 14),
      ("signer device", "sealer device", 14),
    ])
  func refused(old: String, new: String, line: Int) throws {
    let text = try #require(Self.text.contains(old) ? Self.text.replacing(old, with: new) : nil)
    #expect(throws: BundleError.seal(line: line)) { try Seal(bytes: Array(text.utf8)) }
  }

  @Test("Every cut of a seal is refused")
  func cuts() {
    let bytes = Array(Self.text.utf8)
    for count in 0..<bytes.count {
      #expect(throws: BundleError.self) { try Seal(bytes: Array(bytes[..<count])) }
    }
  }

  @Test("Sixty-four expand lines are read, sixty-five are not")
  func expandLimit() throws {
    let line = "expand data/a.jsonl.gz 4885 sha256:\(String(repeating: "d", count: 64))\n"
    let most = Self.text.replacing(line, with: String(repeating: line, count: 64))
    #expect(try Seal(bytes: Array(most.utf8)).expansions.count == 64)
    let more = Self.text.replacing(line, with: String(repeating: line, count: 65))
    #expect(throws: BundleError.seal(line: 77)) { try Seal(bytes: Array(more.utf8)) }
  }

  @Test("Eight signers are read, nine are not, and one twice is named")
  func signerLimit() throws {
    func lines(_ count: Int) -> String {
      (0..<count).map { "signer office ed25519 \(String(repeating: "\($0)", count: 64))\n" }
        .joined()
    }
    let line = "signer device ed25519 \(String(repeating: "e", count: 64))\n"
    let eight = Self.text.replacing(line, with: lines(8))
    #expect(try Seal(bytes: Array(eight.utf8)).signers.count == 8)
    let nine = Self.text.replacing(line, with: lines(9))
    #expect(throws: BundleError.seal(line: 22)) { try Seal(bytes: Array(nine.utf8)) }
    let twice = Self.text.replacing(line, with: line + line)
    #expect(throws: BundleError.sameKeyTwice(key: String(repeating: "e", count: 16))) {
      try Seal(bytes: Array(twice.utf8))
    }
  }

  @Test("Expiry is judged, not enforced")
  func expiry() throws {
    let text = Self.text.replacing("expires -", with: "expires 2023-10-01T00:00:00Z")
    let seal = try Seal(bytes: Array(text.utf8))
    #expect(!seal.isExpired(at: try SmallBundle.time("2023-10-01T00:00:00Z")))
    #expect(seal.isExpired(at: try SmallBundle.time("2023-10-01T00:00:01Z")))
  }

  @Test("A newer format is said to be newer, not malformed in its first line")
  func newerFormat() throws {
    let text = Self.text.replacing("yicha-bundle/v1 ", with: "yicha-bundle/v2 ")
    let error = #expect(throws: BundleError.newerFormat("yicha-bundle/v2")) {
      try Seal(bytes: Array(text.utf8))
    }
    #expect(error?.exitCode == .malformed && error?.check == .seal)
  }
}
