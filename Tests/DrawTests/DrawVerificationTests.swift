import Draw
import Foundation
import Support
import Testing

@Suite("Verifying a draw folder")
struct DrawVerificationTests {
  /// A change to the golden folder and what verifying says then: what differs, or the error.
  struct Change: Sendable, CustomTestStringConvertible {
    let file: DrawFile
    let old: String
    let new: String
    let differs: String?

    /// A change; `differs` is what the script prints, nil when it stops before comparing.
    init(_ file: DrawFile, _ old: String, _ new: String, _ differs: String?) {
      self.file = file
      self.old = old
      self.new = new
      self.differs = differs
    }

    var testDescription: String { "\(file.rawValue): \(old) → \(new)" }
  }

  static let changes = [
    Change(.result, "\n", "", ""),
    Change(.result, "{", "{\"seen\":1.5,", ""),
    Change(.result, "\"E-05\"", "\"\\u0045-05\"", ""),
    Change(.result, "\"E-05\"", "\"E-04\"", "result.json: reserve"),
    Change(.result, "\"GP4\"", "\"GP3\"", "result.json: teams"),
    Change(.result, "null", "\"GP1\"", "result.json: teams"),
    Change(.result, "\"unfilled\"", "\"unmet\"", "result.json: unfilled"),
    Change(.result, "   0\n", "   1\n", "result.json: unfilled"),
    Change(.result, "\"seed\": \"0", "\"seed\": \"1", "result.json: seed"),
    Change(.result, "\"picked\": [", "\"picked\": [\n  \"E-05\",", "result.json: picked"),
    Change(.result, "\"A\": \"2", "\"A\": \"1", "result.json: cut"),
    Change(.public, "\"plan_sha256\": \"", "\"plan_sha256\": \"0", "public.json: plan_sha256"),
    Change(.public, "\"cut\": {", "\"cut\": {\"Z\": \"-\",", "public.json: cut"),
    Change(
      .public, "\"picked\": [", "\"picked\": null, \"teams\": 7, \"drawn\": [",
      "public.json: picked"),
    Change(
      .seed, "4.2", "4.3",
      "result.json: seed, result.json: picked, result.json: reserve, result.json: cut, "
        + "result.json: teams, result.json: unfilled, public.json: seed, public.json: picked, "
        + "public.json: teams, public.json: cut"),
    Change(.result, "}\n", "", nil),
    Change(.public, "{", "[", nil),
    Change(.plan, "\"yicha-draw/v1\"", "\"yicha-draw/v2\"", nil),
    Change(.plan, "\"inspectors\":\"9", "\"inspectors\":\"8", nil),
    Change(.register, "E-06", "E-07", nil),
    Change(.pool, "E-06", "E-07", nil),
    Change(.inspectors, "GP4", "GP5", nil),
  ]

  /// As the script prints it; nil when it stops before comparing.
  private func verdict(_ folder: DrawFolder) -> String? {
    do throws(DrawError) {
      return try DrawVerification.verify(folder.files).map(\.description).joined(separator: ", ")
    } catch {
      return nil
    }
  }

  @Test("The golden folder and random ones verify", arguments: [0, 1, 2, 3, 4, 5] as [UInt64])
  func verified(_ seed: UInt64) throws {
    #expect(try DrawVerification.verify(GoldenDraw.folder.files) == [])
    #expect(try DrawVerification.verify(RandomDraw.folder(seed).published().files) == [])
  }

  @Test("A change is told by the file and the member it is in", arguments: changes)
  func changed(_ change: Change) throws {
    var folder = GoldenDraw.folder
    try folder.replace(change.old, with: change.new, in: change.file)
    if change.file == .seed { #expect(verdict(folder)?.contains("public.json: seed") == true) }
    if change.file != .seed { #expect(verdict(folder) == change.differs) }
  }

  @Test(
    "The script says the same of every change",
    .needs(.python))
  func sameVerdict() throws {
    try withTemporaryFolder { url in
      var expected: [String] = []
      var paths: [String] = []
      for (number, change) in Self.changes.enumerated() {
        var folder = GoldenDraw.folder
        try folder.replace(change.old, with: change.new, in: change.file)
        let copy = url.appending(path: "\(number)")
        try folder.write(to: copy)
        paths.append(copy.path)
        expected.append(verdict(folder) ?? "stopped")
      }
      let said = try DrawScript.run(
        code: """
          read = lambda path: json.loads(pathlib.Path(path).read_text("utf-8"))
          for d in sys.argv[1:]:
              try:
                  both = zip(("result.json", "public.json"), made(d))
                  print(", ".join(f"{n}: {k}" for n, want in both for k in want
                                  if read(pathlib.Path(d) / n).get(k) != want[k]))
              except (SystemExit, Exception):
                  print("stopped")
          """, paths)
      try #require(said.code == 0)
      let lines = said.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.dropLast().map(String.init) == expected)
    }
  }

  @Test(
    "The script itself, run on a changed folder, differs and exits 1",
    .needs(.python))
  func scriptDiffers() throws {
    try withTemporaryFolder { url in
      var folder = GoldenDraw.folder
      try folder.replace("\"GP4\"", with: "\"GP3\"", in: .result)
      try folder.write(to: url)
      let said = try DrawScript.run([url.path])
      #expect(said.code == 1)
      #expect(said.output == "draw: DIFFERS in result.json: teams\n")
    }
  }

  @Test("A file that is missing is named", arguments: DrawFile.allCases)
  func missing(_ file: DrawFile) {
    var folder = GoldenDraw.folder
    folder.files[file.rawValue] = nil
    #expect(throws: DrawError.missing(file)) { try DrawVerification.verify(folder.files) }
  }
}
