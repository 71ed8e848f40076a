import Foundation
import Support
import Testing

@testable import Sealing

@Suite("Attacking a bundle")
struct BundleAttackTests {
  @Test("Every flip, cut, prefix and suffix is refused by verify")
  func verified() throws {
    let good = try Vector.good.bytes()
    let trust = try TestKeys.trust()
    #expect(SmallBundle.refusal(good, trust: trust) == nil)
    for mutant in Mutants.every(of: good) {
      let kind = SmallBundle.refusal(mutant.bytes, trust: trust)?.kind
      #expect(kind == .malformed || kind == .notAuthentic, "\(mutant.name)")
    }
  }

  @Test("Every flip, cut, prefix and suffix is refused by open, which leaves nothing anywhere")
  func opened() throws {
    let good = try Vector.good.bytes()
    let reader = BundleReader(trust: try TestKeys.trust())
    try AttackGround.with { ground in
      #expect(try ground.refusal(of: MemorySource(good), by: reader) == nil)
      let before = try ground.everything()
      for mutant in Mutants.every(of: good) {
        let kind = try ground.refusal(of: MemorySource(mutant.bytes), by: reader)?.kind
        #expect(kind == .malformed || kind == .notAuthentic, "\(mutant.name)")
        #expect(try ground.store().isEmpty, "\(mutant.name)")
      }
      #expect(try ground.everything() == before)
    }
  }

  @Test("Every broken vector is refused by open, which leaves nothing anywhere")
  func vectors() throws {
    try AttackGround.with { ground in
      let before = try ground.everything()
      for vector in Vectors.all {
        let source = try FileSource(path: Project.path("Bundles/\(vector.path)"))
        let error = try ground.refusal(of: source, by: vector.reader())
        #expect(error?.unnamed == vector.error?.unnamed, "\(vector.name)")
        #expect(try ground.everything() == before, "\(vector.name)")
      }
    }
  }

  @Test("What a malicious signer with a valid key may try has its vector", arguments: Attack.all)
  func attacks(attack: Attack) throws {
    for name in attack.vectors {
      let vector = try #require(Vectors.all.first { $0.name == name }, "\(name)")
      #expect(vector.error?.check == attack.check, "\(name)")
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
  /// Each bit of each byte turned, each byte turned whole, each cut, each end alone, and up to 64
  /// bytes or a whole bundle before or after.
  static func every(of good: [UInt8]) -> some Sequence<(name: String, bytes: [UInt8])> {
    let flips = good.indices.lazy.flatMap { index in
      ((0..<8).map { UInt8(1) << $0 } + [0xFF]).lazy.map { mask in
        var bytes = good
        bytes[index] ^= mask
        return (name: "byte \(index) ^ \(mask)", bytes: bytes)
      }
    }
    let cuts = good.indices.lazy.map { (name: "cut at \($0)", bytes: Array(good[..<$0])) }
    let ends = good.indices.dropFirst().lazy.map {
      (name: "end from \($0)", bytes: Array(good[$0...]))
    }
    let more = (1...64).map { [UInt8](repeating: 0, count: $0) } + [good]
    let prefixes = more.lazy.map { (name: "\($0.count) bytes before", bytes: $0 + good) }
    let suffixes = more.lazy.map { (name: "\($0.count) bytes after", bytes: good + $0) }
    return [
      AnySequence(flips), AnySequence(cuts), AnySequence(ends), AnySequence(prefixes),
      AnySequence(suffixes),
    ].lazy.joined()
  }

  /// A part of them, for a verifier that takes longer.
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
