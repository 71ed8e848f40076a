import Canonical
import Foundation
import Support
import Testing

@testable import Sealing

@Suite("Attacking a bundle")
struct BundleAttackTests {
  /// A bundle of a malicious signer, and what must refuse it.
  struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    let error: BundleError
    let bytes: @Sendable () throws -> [UInt8]

    var testDescription: String { name }

    init(
      _ name: String, _ error: BundleError,
      _ change:
        @escaping @Sendable (inout RawBundle) throws
        -> Void
    ) {
      self.name = name
      self.error = error
      bytes = {
        var bundle = RawBundle([("data/a", [1, 2, 3]), (Self.records, try packed("{}\n"))])
        try change(&bundle)
        return try bundle.bytes()
      }
    }

    static let records = "data/b.jsonl.gz"
  }

  static func packed(_ text: String) throws -> [UInt8] { try Gzip.compress(Array(text.utf8)) }

  static func path(_ path: String, _ error: BundleError) -> Attack {
    Attack("a path \(path)", error) { $0.files = [(path, [1])] }
  }

  static let attacks: [Attack] = [
    path("data/../a", .manifestLine(1)),
    path("/etc/passwd", .manifestLine(1)),
    path("data/a\\b", .manifestLine(1)),
    path("data/A", .manifestLine(1)),
    path("data/é", .manifestLine(1)),
    path("data/a\nb", .manifestLine(2)),
    path("data/nul.txt", .windowsName(path: "data/nul.txt")),
    path("data/a.", .windowsName(path: "data/a.")),
    Attack("a file that is a folder", .fileAlsoFolder(path: "data/a")) {
      $0.files = [("data/a", []), ("data/a/b", [])]
    },
    Attack("a file twice", .manifestOrder(path: "data/a")) {
      $0.files = [("data/a", []), ("data/a", [])]
    },
    Attack("files in another order", .manifestOrder(path: "data/a")) {
      $0.files = [("data/b", []), ("data/a", [])]
    },
    Attack("a lying octet count, too small", .entrySize(entry: Attack.records)) {
      $0.sealedOctets = 3
    },
    Attack("a lying octet count, too large", .payload(sealed: 99, found: 26)) {
      $0.sealedOctets = 99
    },
    Attack("a lying file count", .manifestCount(sealed: 9, found: 2)) { $0.sealedFiles = 9 },
    Attack("another manifest hash", .manifestHash) { $0.manifestHash = .zero },
    Attack("a manifest without its last line feed", .manifestLine(1)) {
      $0.files = [("data/a", [])]
      $0.manifest = Array("\(Digest.sha256([]))  data/a".utf8)
    },
    Attack("a manifest that names another file", .fileHash(path: "data/a")) {
      $0.files = [("data/a", [])]
      $0.manifest = Array("\(Digest.zero)  data/a\n".utf8)
    },
    Attack("upper-case digits in the manifest", .manifestLine(1)) {
      $0.files = [("data/a", [])]
      $0.manifest = Array("\(Digest.sha256([]).hex.uppercased())  data/a\n".utf8)
    },
    Attack("no expand line", .expandLines) { $0.expansions = [] },
    Attack("an expand line for no file", .expandLines) {
      $0.expansions = [
        RawBundle.expansion(Attack.records, of: Array("{}\n".utf8)),
        RawBundle.expansion("data/c.jsonl.gz", of: []),
      ]
    },
    Attack("a bomb with a lying size", .expandsBeyond(path: Attack.records)) {
      let zeros = [UInt8](repeating: 0, count: 1 << 20)
      $0.files[1].bytes = try Gzip.compress(zeros)
      $0.expansions = [RawBundle.expansion(Attack.records, of: zeros, size: 1000)]
    },
    Attack("a size that is too large", .notOneMember(path: Attack.records)) {
      $0.expansions = [
        RawBundle.expansion(Attack.records, of: Array("{}\n".utf8), size: 4)
      ]
    },
    Attack("another expanded hash", .expandedHash(path: Attack.records)) {
      $0.expansions = [RawBundle.expansion(Attack.records, of: Array("[]\n".utf8))]
    },
    Attack("a second gzip member", .notOneMember(path: Attack.records)) {
      $0.files[1].bytes = try packed("{}\n") + packed("{}\n")
      $0.expansions = [
        RawBundle.expansion(Attack.records, of: Array("{}\n{}\n".utf8))
      ]
    },
    Attack("bytes after the gzip member", .notOneMember(path: Attack.records)) {
      $0.expansions = [RawBundle.expansion(Attack.records, of: Array("{}\n".utf8))]
      $0.files[1].bytes = try packed("{}\n") + [0]
    },
    Attack("a record file that is no gzip", .gzip(path: Attack.records)) {
      $0.expansions = [RawBundle.expansion(Attack.records, of: Array("{}\n".utf8))]
      $0.files[1].bytes = Array("{}\n".utf8)
    },
    Attack("an empty record file", .notOneMember(path: Attack.records)) {
      $0.expansions = [RawBundle.expansion(Attack.records, of: [])]
      $0.files[1].bytes = []
    },
    Attack("bytes between entries and directory", .directory) { $0.afterEntries = [0] },
    Attack("an unknown kind", .seal(line: 1)) {
      $0.seal = { $0.replacing("v1 result", with: "v1 parcel") }
    },
    Attack("a date that is none", .seal(line: 7)) {
      $0.seal = { $0.replacing("2023-09-04", with: "2023-09-31") }
    },
    Attack("a seal with a line too many", .seal(line: 15)) { $0.seal = { $0 + "x\n" } },
    Attack("a signature over something else", .signature(key: "")) {
      $0.signature = { Array($0.reversed()) }
    },
    Attack("a signer line twice", .sameKeyTwice(key: "")) {
      $0.seal = { $0 + ($0.split(separator: "\n").last ?? "") + "\n" }
    },
    Attack("a signature too short", .entrySize(entry: "")) {
      $0.signature = { Array($0.dropLast()) }
    },
    Attack("a task sealed by a device", .signersMissing(.task, role: .office, have: 0, need: 1)) {
      $0.kind = .task
    },
  ]

  /// Errors that name the device's key are compared without the name.
  private static func stripped(_ error: BundleError?) -> BundleError? {
    switch error {
    case .signature: .signature(key: "")
    case .sameKeyTwice: .sameKeyTwice(key: "")
    case .entrySize(let entry) where entry.hasPrefix("seal/"): .entrySize(entry: "")
    default: error
    }
  }

  @Test("A malicious signer with a valid key is refused by name", arguments: attacks)
  func malicious(attack: Attack) throws {
    let trust = try TestKeys.trust()
    let found = SmallBundle.refusal(try attack.bytes(), trust: trust)
    #expect(Self.stripped(found) == Self.stripped(attack.error))
  }

  @Test("What the attacks change is all that is wrong with them")
  func honest() throws {
    let bundle = RawBundle([("data/a", [1, 2, 3]), (Attack.records, try Self.packed("{}\n"))])
    #expect(SmallBundle.refusal(try bundle.bytes(), trust: try TestKeys.trust()) == nil)
  }

  @Test("Every flip, cut, prefix and suffix is refused")
  func mutants() throws {
    let good = try SmallBundle.bytes()
    let trust = try TestKeys.trust()
    #expect(SmallBundle.refusal(good, trust: trust) == nil)
    for mutant in Mutants.all(of: good) {
      let kind = SmallBundle.refusal(mutant.bytes, trust: trust)?.kind
      #expect(kind == .malformed || kind == .notAuthentic, "\(mutant.name)")
    }
  }

  @Test("Every mutant that is copied leaves no folder behind")
  func mutantsLeaveNothing() throws {
    try withFolder { folder in
      let good = try SmallBundle.bytes()
      let reader = BundleReader(trust: try TestKeys.trust())
      for count in stride(from: 0, to: good.count, by: 37) {
        #expect(throws: BundleError.self) {
          try reader.open(MemorySource(Array(good[..<count])), copyingInto: folder.path)
        }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test(
    "The reference script gives every mutant and every attack the same class",
    .needs(.python, .cryptography))
  func sameAsReference() throws {
    let good = try SmallBundle.bytes()
    let trust = try TestKeys.trust()
    let mutants = Mutants.all(of: good) + (try Self.attacks.map { ($0.name, try $0.bytes()) })
    let verdicts = try withFolder { folder in
      try KeyFolder.write(TestKeys.all(), to: folder.appendingPathComponent("keys").path)
      var all = Data()
      for mutant in mutants {
        withUnsafeBytes(of: UInt32(mutant.bytes.count).littleEndian) { all.append(contentsOf: $0) }
        all.append(contentsOf: mutant.bytes)
      }
      let file = folder.appendingPathComponent("mutants")
      try all.write(to: file)
      return try BundleScript.run(
        code: Self.judge, [folder.appendingPathComponent("keys").path, file.path])
    }
    let codes = verdicts.output.split(separator: "\n").map { Int($0) }
    try #require(codes.count == mutants.count, "\(verdicts.output.prefix(2000))")
    for (mutant, code) in zip(mutants, codes) {
      let kind = SmallBundle.refusal(mutant.bytes, trust: trust)?.kind
      #expect(code == (kind == .malformed ? 20 : kind == .notAuthentic ? 21 : 0), "\(mutant.name)")
    }
  }

  private static let judge = """
    import io, struct, pathlib
    keys = {}
    for pem in pathlib.Path(sys.argv[2]).glob('*/*.pem'):
        k = v.S.load_pem_public_key(pem.read_bytes())
        keys.setdefault(v.keyid(k), (k, set()))[1].add(pem.parent.name)
    data = io.BytesIO(open(sys.argv[3], 'rb').read())
    while size := data.read(4):
        try: v.verify(io.BytesIO(data.read(struct.unpack('<I', size)[0])), keys); print(0)
        except v.Reject as e: print(e.code)
    """
}

/// Everything that can happen to the bytes of a file on its way.
enum Mutants {
  static func all(of good: [UInt8]) -> [(name: String, bytes: [UInt8])] {
    var mutants: [(name: String, bytes: [UInt8])] = []
    for index in good.indices {
      for mask in [UInt8(1) << (index & 7), 0xFF] {
        var bytes = good
        bytes[index] ^= mask
        mutants.append(("byte \(index) ^ \(mask)", bytes))
      }
      mutants.append(("cut at \(index)", Array(good[..<index])))
    }
    for index in stride(from: 1, to: good.count, by: 7) {
      mutants.append(("suffix from \(index)", Array(good[index...])))
      mutants.append(("byte \(index) taken out", Array(good[..<index] + good[(index + 1)...])))
      mutants.append(("byte \(index) doubled", Array(good[...index] + good[index...])))
    }
    mutants.append(("a byte before", [0] + good))
    mutants.append(("a byte after", good + [0]))
    mutants.append(("twice", good + good))
    return mutants
  }
}
