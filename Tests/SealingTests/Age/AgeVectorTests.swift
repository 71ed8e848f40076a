import Canonical
import Support
import Testing

@testable import Sealing

@Suite("age: the vectors of C2SP CCTV", .needs(shared: AgeVector.folder))
struct AgeVectorTests {
  @Test("Every vector is run or left out by name")
  func counts() throws {
    let vectors = try AgeVector.all()
    #expect(vectors.count == 143)
    #expect(vectors.filter(\.isArmored).map(\.name) == AgeVectorsLeftOut.armored)
    let others = vectors.filter { !$0.isArmored }
    #expect(others.filter(\.isPostQuantum).map(\.name) == AgeVectorsLeftOut.postQuantum)
    #expect(AgeVectorsLeftOut.armored.count == 33)
    #expect(AgeVectorsLeftOut.postQuantum.count == 18)
    #expect(try Self.run().count == 92)
  }

  @Test("The verdict is the one that the vector expects")
  func verdicts() throws {
    for vector in try Self.run() {
      let outcome = try Outcome(of: vector)
      #expect(outcome.verdict == vector.expect, "\(vector.name)")
      guard let payload = vector.payload else { continue }
      #expect(outcome.digest == payload, "\(vector.name)")
    }
  }

  @Test("A header that parses is written back byte for byte")
  func headers() throws {
    for vector in try Self.run() where vector.expect != AgeError.Verdict.header.rawValue {
      let header = try AgeHeaderParser.header(from: AgeInput(MemorySource(vector.file)))
      #expect(vector.file.starts(with: header.encoded), "\(vector.name)")
      #expect(AgeHeader.covered(by: header.stanzas) == header.covered, "\(vector.name)")
    }
  }

  private static func run() throws -> [AgeVector] {
    try AgeVector.all().filter { !$0.isArmored && !$0.isPostQuantum }
  }
}

/// What came of a vector: the verdict in its words, and all that was released until then.
private struct Outcome {
  let verdict: String
  let digest: String

  init(of vector: AgeVector) throws {
    var hasher = Hasher256()
    var verdict: String?
    let identities = try vector.identities()
    do throws(AgeError) {
      let decryption = try AgeDecryption(MemorySource(vector.file), identities: identities)
      while let part = try decryption.next() { hasher.update(part) }
      verdict = "success"
    } catch {
      verdict = error.verdict?.rawValue
    }
    self.verdict = try #require(verdict)
    digest = Hex.text(of: hasher.finish().bytes)
  }
}
