import Canonical
import Foundation
import Inspection
import Support
import Testing

@testable import Sealing

@Suite("The reference scripts and the sample")
struct ReferenceTests {
  @Test(
    "The sample bundle is accepted with the auditor's folder of keys",
    .needs(shared: "reference/bundles"))
  func sample() throws {
    let sample = Project.shared.appending(path: "reference/bundles")
    let keys = try KeyFolder.read(sample.appending(path: "keys").path)
    let reader = BundleReader(trust: try Trust(keys: keys))
    let path = sample.appending(path: "R-140581-07-000042.zip").path
    let checked = try reader.verify(at: path)
    #expect(checked.seal.header.id == "R-140581-07-000042")
    #expect(checked.files.count == 3)
    try withFolder { folder in
      let lines = try reader.withBundle(at: path, copyingInto: folder.path) { bundle in
        try bundle.lines(of: bundle.seal.expansions[0].path)
      }
      #expect(lines.count == 12)
    }
  }

  @Test(
    "verify.py accepts what the writer writes",
    .needs(.python, .cryptography),
    arguments: BundleKind.allCases)
  func python(kind: BundleKind) throws {
    try accepted(kind, by: ["python3", BundleScript.python])
  }

  @Test(
    "verify.sh accepts what the writer writes",
    .needs(.bash, .unzip, .openssl, .sha256sum, .awk, .zcat),
    arguments: BundleKind.allCases)
  func shell(kind: BundleKind) throws {
    try accepted(kind, by: ["bash", BundleScript.shell])
  }

  private func accepted(_ kind: BundleKind, by words: [String]) throws {
    try withFolder { folder in
      let keys = folder.appendingPathComponent("keys").path
      try KeyFolder.write(TestKeys.all(), to: keys)
      let path = folder.appendingPathComponent("b.zip").path
      let seal = try BundleWriter.write(
        to: path, header: SmallBundle.header(kind), items: SmallBundle.items(),
        signers: SmallBundle.signers(kind))
      let output = try ProgramRun(words + [path, keys])
      #expect(output.code == 0, "\(output.output)\(output.errors)")
      #expect(output.output.hasSuffix("seal \(seal.sealHash)\n"))
    }
  }

  @Test(
    "The reference writer makes the same bytes of the same input",
    .needs(.python, .cryptography),
    arguments: BundleKind.allCases)
  func sameBytes(kind: BundleKind) throws {
    var header = try SmallBundle.header(kind)
    header.previous = Digest.sha256("before")
    header.replies = Digest.sha256("task")
    header.log = .init(origin: "yicha/140581/x", size: 12, root: Digest.sha256("root"))
    let ours = try SmallBundle.bytes(kind, header: header)
    let seed = kind == .result ? 4 : kind == .keys ? 1 : 3
    let code = """
      import io
      a = sys.argv[2:]; names = ['kind', 'id', 'issuer', 'recipient', 'sequence', 'previous',
        'created', 'expires', 'replies', 'log']
      hdr, role, seed, rest = dict(zip(names, a)), a[10], a[11], a[12:]
      files = {p: bytes.fromhex(h) for p, h in zip(rest[::2], rest[1::2])}
      key = v.Ed25519PrivateKey.from_private_bytes(bytes([int(seed)]) * 32)
      out = io.BytesIO(); v.write(out, hdr, files, [(role, key)]); print(out.getvalue().hex())
      """
    let expires = header.expires?.iso ?? "-"
    var arguments = [
      kind.rawValue, header.id, header.issuer.description, header.recipient.description,
      "\(header.sequence)", "sha256:\(Digest.sha256("before"))", header.created.iso, expires,
      "sha256:\(Digest.sha256("task"))", "yicha/140581/x 12 sha256:\(Digest.sha256("root"))",
      try #require(SmallBundle.signers(kind).first).role.rawValue, "\(seed)",
    ]
    for item in try SmallBundle.items() {
      let packed = MemorySink()
      _ = try item.read(hashing: PipelinedHasher()) { part throws(BundleError) in
        packed.write(part)
      }
      arguments += [item.path, Hex.text(of: packed.bytes)]
    }
    let output = try BundleScript.run(code: code, arguments)
    #expect(output.output == Hex.text(of: ours) + "\n")
  }
}
