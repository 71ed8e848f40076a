import Foundation
import Support
import Testing

@testable import Sealing

@Suite("Attacking a bundle")
struct BundleAttackTests {
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
    "verify.py gives every mutant the same class",
    .needs(.python, .cryptography))
  func sameAsReference() throws {
    let good = try SmallBundle.bytes()
    let trust = try TestKeys.trust()
    let mutants = Mutants.all(of: good)
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
