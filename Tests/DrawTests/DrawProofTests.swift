import Canonical
import Draw
import Foundation
import Support
import Testing

@Suite("Proofs for one object")
struct DrawProofTests {
  private let published = Array(GoldenDraw.published.utf8)

  @Test(
    "Selected, not selected, or left out and why",
    arguments: [
      ("E-01", "selected"), ("E-05", "not selected"), ("E-03", "not in the pool: 歇业"),
    ])
  func verdict(_ id: String, _ words: String) throws {
    let verdict = try GoldenDraw.folder.proof(of: id).check(against: published)
    #expect(verdict.object == id)
    #expect(verdict.description.hasSuffix(", \(words)"))
  }

  @Test("A proof reads back as itself")
  func roundTrip() throws {
    let proof = try GoldenDraw.folder.proof(of: "E-06")
    #expect(try DrawProof(reading: proof.bytes) == proof)
  }

  @Test("Nobody else's id is in a proof")
  func discreet() throws {
    let text = String(decoding: try GoldenDraw.folder.proof(of: "E-06").bytes, as: UTF8.self)
    #expect(!text.contains("E-01") && !text.contains("E-05"))
  }

  @Test(
    "The script says the same of every object of random draws",
    .needs(.python))
  func sameAsScript() throws {
    try withTemporaryFolder { url in
      var expected: [String] = []
      var files: [String] = []
      for folder in try [GoldenDraw.folder]
        + (500..<506).map({ try RandomDraw.folder($0).published() })
      {
        let shown = url.appending(path: "\(files.count).public.json")
        try Data(folder[.public]).write(to: shown)
        for line in folder[.register].split(separator: 0x0A) {
          let object = try DrawObject(members: CanonicalJSON.readObject(Array(line)))
          let proof = try folder.proof(of: object.id)
          let file = url.appending(path: "\(files.count).json")
          try Data(proof.bytes).write(to: file)
          files += [file.path, shown.path]
          expected.append(try proof.check(against: folder[.public]).description)
        }
      }
      let said = try DrawScript.run(
        code: """
          read = lambda path: json.loads(pathlib.Path(path).read_text("utf-8"))
          for proof, public in zip(sys.argv[1::2], sys.argv[2::2]):
              ident, rank, verdict = check_proof(read(proof), read(public))
              print(f"{ident}: rank {rank[:16]}, {verdict}")
          """, files)
      try #require(said.code == 0)
      #expect(said.output.split(separator: "\n").map(String.init) == expected)
      let first = try DrawScript.run(["--proof"] + files.prefix(2))
      #expect(first.output == (expected.first ?? "") + "\n")
    }
  }

  @Test(
    "A proof that was changed is refused for the right reason",
    arguments: [
      ("G-1", "G-2", DrawError.proofOfAnotherPlan),
      ("dice 4.2", "dice 4.3", .proofOfAnotherSeed), ("E-05", "E-06", .proofNotInTree),
      ("\"index\": 3", "\"index\": 2", .proofNotInTree),
      ("\"size\": 5", "\"size\": 4", .proofNotInTree),
      ("\"index\": 3", "\"index\": -1", .proofNotInTree),
      ("\"size\": 5", "\"size\": 0", .proofNotInTree),
      ("\"tree\": \"pool\"", "\"tree\": \"register\"", .proofNotInTree),
      ("\"tree\": \"pool\"", "\"tree\": \"inspectors\"", .malformedProof(.tree)),
      ("\"path\": [\n  \"", "\"path\": [\n  \"0", .malformedProof(.path)),
      ("\"path\": [", "\"route\": [", .malformedProof(.path)),
      ("\"index\": 3", "\"index\": \"3\"", .malformedProof(.index)),
      ("{", "[", .malformedProof(nil)),
    ])
  func changed(_ old: String, _ new: String, _ error: DrawError) throws {
    var folder = GoldenDraw.folder
    folder[.result] = try folder.proof(of: "E-05").bytes
    try folder.replace(old, with: new, in: .result)
    #expect(throws: error) {
      try DrawProof(reading: folder[.result]).check(against: published)
    }
  }

  @Test(
    "A public part that says otherwise is refused",
    arguments: [
      ("\"picked\": [", "\"picked\": [\n  \"E-05\",", DrawError.proofContradictsPublished),
      ("\"picked\"", "\"drawn\"", .invalid(.picked)), ("\"A\": \"2", "\"B\": \"2", .invalid(.cut)),
      ("\"A\": \"2", "\"A\": \"", .invalid(.cut)),
      ("\"plan_sha256\": \"", "\"plan_sha256\": \"0", .invalid(.planHash)),
      ("\"seed\"", "\"sead\"", .invalid(.seed)), ("{", "", .notJSON(.public)),
    ])
  func otherPublished(_ old: String, _ new: String, _ error: DrawError) throws {
    var folder = GoldenDraw.folder
    try folder.replace(old, with: new, in: .public)
    let proof = try folder.proof(of: "E-05")
    #expect(throws: error) { try proof.check(against: folder[.public]) }
  }

  @Test("An object in the pool is not proved by its register line")
  func registerLine() throws {
    var folder = GoldenDraw.folder
    folder[.pool] = []
    let proof = try folder.proof(of: "E-05")
    #expect(proof.tree == .register)
    #expect(throws: DrawError.proofNeedsPoolLine) { try proof.check(against: published) }
  }

  @Test("An object that the register does not have gets no proof")
  func unknown() {
    #expect(throws: DrawError.unknownObject("E-99")) { try GoldenDraw.folder.proof(of: "E-99") }
  }

  @Test("Randomness that is no text gets no proof")
  func notText() {
    var folder = GoldenDraw.folder
    folder[.seed] = [0xFF]
    #expect(throws: DrawError.seedIsNotText) { try folder.proof(of: "E-01") }
  }
}
