import Foundation
import Support
import Testing

/// What refusing costs the one who is attacked: a second of work and 64 MiB at most (issue "Attack
/// it"), with the real program, slow as a debug build may be.
///
/// The files are small or sparse, so the bounds hold whatever they claim to hold; a file of four
/// gigabytes with its defect at the end is read to that end, of course.
@Suite("What refusing an attack costs")
struct AttackCostTests {
  private func check(_ costs: [Meter.Cost], codes: [Int]) {
    for cost in costs {
      #expect(codes.contains(cost.code), "\(cost)")
      #expect(cost.seconds <= 1, "\(cost)")
      #expect(cost.mebibytes <= 64, "\(cost)")
    }
  }

  /// A copy of one of the kept round's stores.
  private func store(_ path: String, in folder: TemporaryFolder) throws -> String {
    let copy = folder.path + "/store"
    try FileManager.default.copyItem(
      atPath: KeptDemo.round.get().folder + "/" + path, toPath: copy)
    return copy
  }

  private func everything(below folder: String) throws -> Set<String> {
    Set(try FileManager.default.subpathsOfDirectory(atPath: folder))
  }

  @Test("Every broken vector, by verify", .needs(.python))
  func vectors() throws {
    let broken = Project.path("Bundles/broken")
    let names = try FileManager.default.contentsOfDirectory(atPath: broken)
    let bundles = try names.filter { $0.hasSuffix(".zip") }.sorted().filter { name in
      let expected = name.replacing(/zip$/, with: "expect")
      // Whom a bundle is for and what came before it an auditor's machine does not know.
      return try !String(contentsOfFile: "\(broken)/\(expected)", encoding: .utf8)
        .contains("\nwith ")
    }
    #expect(bundles.count > 100)
    let costs = try Meter.run(
      bundles.map { ["verify", "\(broken)/\($0)", "--keys", Project.path("Bundles/keys")] })
    check(costs, codes: [20, 21])
  }

  @Test("Bombs that an enrolled laptop seals, by merge", .needs(.python, .cryptography))
  func bombs() throws {
    let folder = try TemporaryFolder()
    let store = try store("office", in: folder)
    let key = try KeptDemo.round.get().folder + "/laptops/fire-1/keys/device.pem"
    let forged = try ProgramRun([
      "python3", "-c", Self.forge, Project.path("Bundles/verify.py"), key, folder.path,
    ])
    let bombs = forged.output.split(separator: "\n").map(String.init)
    try #require(bombs.count == 5, "\(forged.errors)")
    let before = try everything(below: folder.path)
    let costs = try Meter.run(
      bombs.map { ["office", "merge", $0, "--store", store] },
      environment: ["YICHA_TEST_CLOCK": "2023-09-06T03:00:00Z"])
    check(costs, codes: [20])
    #expect(try everything(below: folder.path) == before)
  }

  @Test("Files that are no bundles, by open, merge and verify", .needs(.python))
  func strangeFiles() throws {
    let folder = try TemporaryFolder()
    let (laptop, office) = (
      try store("laptops/fire-1", in: folder), try TemporaryFolder()
    )
    let desk = try store("office", in: office)
    let strange = try StrangeFiles(in: folder.path)
    let before = try everything(below: folder.path)
    let keys = Project.path("Bundles/keys")
    let costs = try Meter.run(
      strange.all.flatMap { path in
        [["field", "open", path, "--store", laptop], ["office", "merge", path, "--store", desk]]
      } + strange.plain.map { ["verify", $0, "--keys", keys] },
      environment: ["YICHA_TEST_CLOCK": "2023-09-06T03:00:00Z"])
    check(costs, codes: [1, 20, 21])
    #expect(try everything(below: folder.path) == before)
  }

  /// Seals what `verify.py` can write with the laptop's own key; `says` is what the seal claims.
  private static let forge = """
    import importlib.util, random, sys, zlib
    spec = importlib.util.spec_from_file_location('v', sys.argv[1])
    v = importlib.util.module_from_spec(spec); spec.loader.exec_module(v)
    key = v.S.load_pem_private_key(open(sys.argv[2], 'rb').read(), None)
    kid = v.keyid(key.public_key())[:16]
    def gzip(data):
        packer = zlib.compressobj(6, zlib.DEFLATED, 31); return packer.compress(data) + packer.flush()
    def forge(name, data, says=None):
        honest = zlib.decompress
        if says is not None: zlib.decompress = lambda *_: says
        header = dict(kind='result', id='R-1', issuer='device:' + kid, recipient='office:140581',
                      sequence=77, created='2023-09-06T01:00:00Z')
        path = f'{sys.argv[3]}/{name}.zip'
        with open(path, 'wb') as out:
            v.write(out, header, {f'data/journals/{kid}/0-11.jsonl.gz': data}, [('device', key)])
        zlib.decompress = honest; print(path)
    zeros = gzip(bytes(64 << 20))
    noise = random.Random(1).randbytes(100_000).replace(b'\\n', b' ')
    forge('honest', zeros)
    forge('honest-beyond-all', gzip(bytes(300 << 20)))
    forge('lying', zeros, b'{}\\n')
    forge('no-line-ends', gzip(noise + bytes(6 << 20)))
    forge('second-member', gzip(b'{}\\n') + zeros, b'{}\\n' + bytes(1 << 20))
    """
}

/// What may lie on a stick where a bundle is looked for.
private struct StrangeFiles {
  /// What may be named.
  let all: [String]
  /// Those that are plain files or nothing at all; a pipe may be verified.
  let plain: [String]

  init(in folder: String) throws {
    let good = try Data(contentsOf: URL(filePath: Project.path("Bundles/valid/result.zip")))
    let age = Data("age-encryption.org/v1\n".utf8)
    plain = try [
      Self.file("\(folder)/empty", Data()),
      Self.file("\(folder)/zeros", Data(), sparse: true),
      Self.file("\(folder)/bundle-and-zeros", good, sparse: true),
      Self.file("\(folder)/cut-and-zeros", good.prefix(200), sparse: true),
      Self.file("\(folder)/age-and-zeros", age, sparse: true),
      Self.file(
        "\(folder)/stanzas", age + Data(repeatElement("-> x\nAAAA\n".utf8, count: 100_000).joined())
      ),
    ]
    for (name, target) in [("zero", "/dev/zero"), ("dangling", "nowhere"), ("itself", "itself")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/\(name)", withDestinationPath: target)
    }
    guard mkfifo("\(folder)/pipe", 0o600) == 0 else {
      throw POSIXError(.init(rawValue: errno) ?? .EIO)
    }
    all =
      plain + ["zero", "dangling", "itself", "pipe"].map { "\(folder)/\($0)" }
      + ["/dev/zero", "/dev/null"]
  }

  /// A file; a sparse one is ten gigabytes long.
  private static func file(_ path: String, _ data: Data, sparse: Bool = false) throws -> String {
    try data.write(to: URL(filePath: path))
    if sparse {
      let handle = try FileHandle(forUpdating: URL(filePath: path))
      try handle.truncate(atOffset: 10_000_000_000)
      try handle.close()
    }
    return path
  }
}
