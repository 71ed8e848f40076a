import Foundation
import Inspection
import Support
import Testing

@testable import Sealing

@Suite("The verdicts on the vectors")
struct VectorVerdictTests {
  @Test("The reader refuses each for its defect", arguments: Vectors.all)
  func reader(vector: Vector) throws {
    let reader = try vector.reader()
    do throws(BundleError) {
      _ = try reader.verify(at: Project.path("Bundles/\(vector.path)"))
      #expect(vector.error == nil)
    } catch {
      #expect(error.unnamed == vector.error?.unnamed)
    }
  }

  @Test(
    "verify.py gives each the same exit and check", .needs(.python, .cryptography),
    arguments: Vectors.all)
  func python(vector: Vector) throws {
    let words = ["python3", BundleScript.python, vector.path, "keys"]
    let run = try ProgramRun(
      words + vector.options.flatMap(\.words), in: Project.path("Bundles"))
    let check = run.output.hasPrefix("refused: ") ? run.output.split(separator: ": ")[1] : "-"
    let stock = "stock \(vector.stock.rawValue)\n"
    let head = "exit \(run.code)\ncheck \(check)\n\(stock)"
    #expect(try expect(vector).hasPrefix(head), "\(run.output)\(run.errors)")
  }

  @Test(
    "verify.sh gives each the stock verdict",
    .needs(.bash, .unzip, .openssl, .sha256sum, .awk, .zcat),
    arguments: Vectors.all)
  func shell(vector: Vector) throws {
    let lines = vector.options.compactMap { option -> String? in
      if case .keys(let keys) = option { keys.path } else { nil }
    }
    let run = try ProgramRun(
      ["bash", BundleScript.shell, vector.path, "keys"] + lines, in: Project.path("Bundles"))
    let stock = "stock \(run.code == 0 ? "accept" : "refuse")\n"
    #expect(try expect(vector).contains(stock), "\(run.output)\(run.errors)")
  }

  @Test(
    "Where no option is needed, the reference script's exit is the same but for low order",
    .needs(.python, .cryptography), .needs(shared: "reference/verify_bundle.py"))
  func reference() throws {
    // Of how far records may expand the reference says nothing (Decisions).
    let vectors = Vectors.all.filter {
      $0.options.isEmpty && $0.error != .expandsTooFar(path: Vector.records)
    }
    let paths = vectors.map { Project.path("Bundles/\($0.path)") }
    let run = try BundleScript.run(
      code: Self.judge, [VectorKeys.folder] + paths, of: BundleScript.reference)
    let codes = run.output.split(separator: "\n").compactMap { Int32($0) }
    try #require(codes.count == vectors.count, "\(run.errors)")
    for (vector, code) in zip(vectors, codes) {
      // The script says what its library says, and that takes an R of low order.
      let error = vector.name == "signature-of-low-order" ? nil : vector.error
      #expect(code == (error?.exitCode ?? .done).rawValue, "\(vector.name)")
    }
  }

  @Test("verify.py refuses a line of keys that was changed", .needs(.python, .cryptography))
  func changedLine() throws {
    try withFolder { folder in
      let lines = try KeyRecord.file(of: VectorKeys.deviceRevoked.records())
      let text = String(decoding: lines, as: UTF8.self)
        .replacing("2023-09-01T00:00:00Z", with: "2023-09-02T00:00:00Z")
      let path = folder.appendingPathComponent("keys.jsonl").path
      try Data(text.utf8).write(to: URL(filePath: path))
      let run = try ProgramRun(
        ["python3", BundleScript.python, "valid/result.zip", "keys", "--keys", path],
        in: Project.path("Bundles"))
      #expect(run.code == 21)
      #expect(
        run.output.hasPrefix("refused: signer: line of ") && run.output.contains("bad signature"))
    }
  }

  private static let judge = """
    keys = {}
    for pem in v.pathlib.Path(sys.argv[2]).glob('*/*.pem'):
        k = v.S.load_pem_public_key(pem.read_bytes())
        keys.setdefault(v.keyid(k), (k, set()))[1].add(pem.parent.name)
    for path in sys.argv[3:]:
        try: v.verify(open(path, 'rb'), keys); print(0)
        except v.Reject as e: print(e.code)
    """

  private func expect(_ vector: Vector) throws -> String {
    let path = Project.path("Bundles/\(vector.path.replacing(/zip$/, with: "expect"))")
    return try String(contentsOfFile: path, encoding: .utf8)
  }
}
