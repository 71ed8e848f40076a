import Canonical
import Foundation
import Testing

@testable import Sealing

@Suite("Reading a bundle")
struct BundleReaderTests {
  @Test("Every kind that is signed as it must be is accepted", arguments: BundleKind.allCases)
  func accepted(kind: BundleKind) throws {
    let reader = BundleReader(trust: try TestKeys.trust())
    let checked = try reader.verify(MemorySource(SmallBundle.bytes(kind)))
    #expect(checked.seal.kind == kind)
    #expect(checked.signers.map(\.doubt) == [nil])
    #expect(
      checked.files.map(\.path) == [
        "data/empty", "data/evidence/e1", SmallBundle.journalPath,
      ])
  }

  @Test("The verified copy gives bytes and lines, and is gone after use")
  func copy() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("r.zip").path
      try Data(SmallBundle.bytes()).write(to: URL(fileURLWithPath: path))
      let reader = BundleReader(trust: try TestKeys.trust())
      let seen = try reader.withBundle(
        ResultBundle.self, at: path, copyingInto: folder.path
      ) { (verified) throws in
        let bundle = verified.bundle
        #expect(try bundle.lines(of: SmallBundle.journalPath) == SmallBundle.journalLines)
        #expect(try bundle.bytes(of: "data/evidence/e1") == Array("a photo".utf8))
        #expect(try bundle.bytes(of: "data/empty").isEmpty)
        #expect(bundle.files(under: "data/evidence/").map(\.path) == ["data/evidence/e1"])
        #expect(throws: BundleError.noFile(path: "data/x")) { try bundle.bytes(of: "data/x") }
        return bundle.folder
      }
      #expect(!FileManager.default.fileExists(atPath: seen))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["r.zip"])
    }
  }

  @Test("After a refusal and after an error of the taker the folder is gone")
  func cleaned() throws {
    struct Stop: Error {}
    try withFolder { folder in
      let path = folder.appendingPathComponent("r.zip").path
      let good = try SmallBundle.bytes()
      let reader = BundleReader(trust: try TestKeys.trust())
      try Data(good).write(to: URL(fileURLWithPath: path))
      #expect(throws: Stop.self) {
        try reader.withBundle(at: path, copyingInto: folder.path) { _ in throw Stop() }
      }
      #expect(throws: BundleError.kind(.result)) {
        try reader.withBundle(TaskBundle.self, at: path, copyingInto: folder.path) { _ in }
      }
      #expect(throws: BundleError.truncated(entry: "end record")) {
        try reader.open(MemorySource(Array(good.dropLast())), copyingInto: folder.path)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["r.zip"])
    }
  }

  @Test("A copy that was changed since is not given out")
  func changedCopy() throws {
    try withFolder { folder in
      let reader = BundleReader(trust: try TestKeys.trust())
      let bundle = try reader.open(
        MemorySource(SmallBundle.bytes()), copyingInto: folder.path)
      try Data("another".utf8).write(
        to: URL(fileURLWithPath: bundle.location(of: "data/evidence/e1")))
      #expect(throws: BundleError.fileHash(path: "data/evidence/e1")) {
        try bundle.bytes(of: "data/evidence/e1")
      }
      try bundle.close()
      try bundle.close()
    }
  }

  @Test("A large bundle comes through a pipe, its records spilled, and all of it is checked")
  func pipe() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("r.zip").path
      var state: UInt64 = 1
      let noise = (0..<6_000_000).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1
        return UInt8(truncatingIfNeeded: state >> 56)
      }
      let item = try BundleItem("data/a.jsonl.gz", lines: [noise])
      try BundleWriter.write(
        to: path, header: SmallBundle.header(.result), items: [item],
        signers: SmallBundle.signers(.result))
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/cat")
      process.arguments = [path]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let source = FileSource(
        adopting: dup(pipe.fileHandleForReading.fileDescriptor), named: "pipe")
      let checked = try BundleReader(trust: TestKeys.trust()).verify(source)
      process.waitUntilExit()
      #expect(checked.seal.expansions.map(\.size) == [6_000_001])
    }
  }

  @Test("What was opened is the copy: the path may hold something else, or nothing, afterwards")
  func copyIsUsed() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("r.zip").path
      try Data(SmallBundle.bytes()).write(to: URL(fileURLWithPath: path))
      let reader = BundleReader(trust: try TestKeys.trust())
      let bundle = try reader.open(FileSource(path: path), copyingInto: folder.path)
      try Data("another".utf8).write(to: URL(fileURLWithPath: path))
      #expect(try bundle.lines(of: SmallBundle.journalPath) == SmallBundle.journalLines)
      try FileManager.default.removeItem(atPath: path)
      #expect(try bundle.bytes(of: "data/evidence/e1") == Array("a photo".utf8))
      try bundle.close()
    }
  }

  @Test("A defect within a file of many buffers is told like one in a small file")
  func defectsOfLargeFiles() throws {
    let name = "data/evidence/large"
    let count = 5 * PipelinedHasher.bufferBytes + 11
    let large = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 131) }
    let good = try SmallBundle.bytes(items: [
      BundleItem(name, bytes: large), BundleItem("data/z", bytes: Array("small".utf8)),
    ])
    let trust = try TestKeys.trust()
    #expect(SmallBundle.refusal(good, trust: trust) == nil)
    let start = try #require(good.firstRange(of: large.prefix(300))?.lowerBound)
    for place in [start, start + count / 2, start + count - 1] {
      var flipped = good
      flipped[place] ^= 1
      #expect(SmallBundle.refusal(flipped, trust: trust) == .checksum(entry: name))
      #expect(
        SmallBundle.refusal(Array(good[...place].dropLast()), trust: trust)
          == .truncated(entry: name))
    }
    var last = good
    last[start + count] ^= 1
    #expect(SmallBundle.refusal(last, trust: trust) == .header(entry: "data/z"))
  }

  @Test("Two files that are hashed at once are told apart, and their defects in their order")
  func hashedAtOnce() throws {
    try withFolder { folder in
      let count = 2 * PipelinedHasher.bufferBytes + 5
      let names = (1...5).map { "data/evidence/e\($0)" }
      let contents = (1...5).map { number in
        (0..<count + number).map { UInt8(truncatingIfNeeded: $0 &* (2 * number + 1)) }
      }
      let items = zip(names, contents).map { BundleItem($0, bytes: $1) }
      let good = try SmallBundle.bytes(items: items)
      let path = folder.appendingPathComponent("r.zip").path
      let reader = BundleReader(trust: try TestKeys.trust())
      func refusal(_ bytes: [UInt8]) throws -> BundleError? {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        do throws(BundleError) {
          let checked = try reader.verify(at: path)
          #expect(checked.files.map(\.size) == contents.map(\.count))
          return nil
        } catch {
          return error
        }
      }
      #expect(try refusal(good) == nil)
      let starts = try contents.map { try #require(good.firstRange(of: $0.prefix(300))).lowerBound }
      var flipped = good
      for (name, start) in zip(names, starts).reversed() {
        flipped[start + count / 2] ^= 1
        #expect(try refusal(flipped) == .checksum(entry: name))
        #expect(try refusal(Array(good[..<(start + 9)])) == .truncated(entry: name))
      }
      for (name, start) in zip(names, starts) {
        // The header's claim of a size, which the other core has to go by.
        for claim in [UInt8(0), 0x7F, 0xFF] {
          var lying = good
          let header = start - ZipForm.headerBytes - "bag/\(name)".utf8.count
          lying[header + 20] = claim
          #expect(try refusal(lying) == .header(entry: name))
        }
      }
    }
  }

  // MARK: Who may sign

  @Test("A signer that is unknown, in another role, or another's signature is refused by name")
  func signers() throws {
    let trust = try TestKeys.trust()
    let stranger = try TestKeys.stranger()
    func refusal(_ kind: BundleKind, _ signers: [BundleWriter.Signer]) throws -> BundleError? {
      SmallBundle.refusal(try SmallBundle.bytes(kind, signers: signers), trust: trust)
    }
    let office = try TestKeys.office()
    let device = try TestKeys.device()
    #expect(
      try refusal(.result, [.init(.device, stranger)])
        == .unknownKey(key: stranger.publicKey.kid16))
    #expect(
      try refusal(.task, [.init(.office, device)])
        == .roleNotHeld(key: device.publicKey.kid16, role: "office"))
    #expect(
      try refusal(.task, [.init(.device, device)])
        == .signersMissing(.task, role: .office, have: 0, need: 1))
    #expect(
      try refusal(.result, [.init(.device, device), .init(.inspector, TestKeys.inspector())])
        == .issuerNotSigner(issuer: "device:\(device.publicKey.kid16)"))
    #expect(
      try refusal(.result, [.init(.office, office)])
        == .signersMissing(.result, role: .device, have: 0, need: 1))
    #expect(
      try refusal(.keys, [.init(.office, office)])
        == .signersMissing(.keys, role: .root, have: 0, need: 1))
  }

  @Test("A device or office cannot speak for another")
  func issuer() throws {
    let trust = try TestKeys.trust()
    var header = try SmallBundle.header(.result)
    header.issuer = .device(try TestKeys.stranger().publicKey.id)
    #expect(
      SmallBundle.refusal(try SmallBundle.bytes(header: header), trust: trust)
        == .issuerNotSigner(issuer: header.issuer.description))
    header = try SmallBundle.header(.task)
    header.issuer = try #require(Party.office("140500"))
    #expect(
      SmallBundle.refusal(try SmallBundle.bytes(.task, header: header), trust: trust)
        == .issuerNotSigner(issuer: "office:140500"))
  }

  @Test("A keys bundle needs as many roots as the threshold asks")
  func threshold() throws {
    let trust = try TestKeys.trust(rootThreshold: 2)
    #expect(
      SmallBundle.refusal(try SmallBundle.bytes(.keys), trust: trust)
        == .signersMissing(.keys, role: .root, have: 1, need: 2))
    let both: [BundleWriter.Signer] = [
      .init(.root, try TestKeys.root()), .init(.root, try TestKeys.secondRoot()),
    ]
    #expect(SmallBundle.refusal(try SmallBundle.bytes(.keys, signers: both), trust: trust) == nil)
  }

  @Test("An office key before its time or revoked is refused; before its end it stays good")
  func officeValidity() throws {
    let key = try TestKeys.office()
    let name = key.publicKey.kid16
    func refusal(from: String?, revoked: String?) throws -> BundleError? {
      let trusted = try TestKeys.trusted(
        key, .office, holder: "office:140581", from: from, revoked: revoked)
      return SmallBundle.refusal(try SmallBundle.bytes(.task), trust: try Trust(keys: [trusted]))
    }
    #expect(
      try refusal(from: "2023-09-04T09:40:01Z", revoked: nil) == .keyBeforeItsTime(key: name))
    #expect(try refusal(from: nil, revoked: "2023-09-04T09:40:00Z") == .keyRevoked(key: name))
    #expect(try refusal(from: "2023-09-04T09:40:00Z", revoked: "2023-09-04T09:40:01Z") == nil)
  }

  @Test("A device's work is taken in whatever its clock says, and the doubt is named")
  func deviceValidity() throws {
    let trusted = try TestKeys.trusted(
      TestKeys.device(), .device, revoked: "2023-09-01T00:00:00Z")
    let reader = BundleReader(trust: try Trust(keys: [trusted]))
    #expect(
      try reader.verify(MemorySource(SmallBundle.bytes())).signers.map(\.doubt) == [.revoked])
    let earlier = BundleReader(
      trust: try Trust(keys: [trusted]), judgedAt: try SmallBundle.time("2023-08-01T00:00:00Z"))
    #expect(
      try earlier.verify(MemorySource(SmallBundle.bytes())).signers.map(\.doubt) == [nil])
  }

  // MARK: For whom, and in what order

  @Test("What is authentic but not for here is refused as that")
  func expectations() throws {
    let trust = try TestKeys.trust()
    let bytes = try SmallBundle.bytes()
    let office = try #require(Party.office("140581"))
    let elsewhere = try #require(Party.office("140500"))
    let hash = try BundleReader(trust: trust).verify(MemorySource(bytes)).sealHash
    func refusal(_ expectation: Sealing.Expectation) -> BundleError? {
      SmallBundle.refusal(bytes, trust: trust, expectation: expectation)
    }
    #expect(refusal(Sealing.Expectation(kinds: [.task])) == .kind(.result))
    #expect(refusal(Sealing.Expectation(recipients: [elsewhere])) == .recipient("office:140581"))
    #expect(refusal(Sealing.Expectation(kinds: [.result], recipients: [office])) == nil)
    let replayed = refusal(Sealing.Expectation(standing: { _, _ in .replayed(last: 7) }))
    #expect(replayed == .replayed(sequence: 1, last: 7))
    #expect(replayed?.kind == .notForHere)
    let forked = refusal(Sealing.Expectation(standing: { _, _ in .forked(sequence: 7) }))
    #expect(forked == .sequenceForked(sequence: 7))
    #expect(forked?.kind == .contradiction)
    let known = refusal(Sealing.Expectation(standing: { $1 == hash ? .known : .new }))
    #expect(known == .alreadyImported(hash))
    #expect(known?.kind == .known)
  }
}
