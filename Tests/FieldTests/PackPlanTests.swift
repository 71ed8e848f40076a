import Canonical
import Journal
import Sealing
import Testing

@testable import Field

@Suite("Spreading a result over bundles")
struct PackPlanTests {
  private static func plan(
    _ round: FieldRound, limit: Int = Pack.largest,
    recordLimit: Int = PackPlan.largestRecords
  ) throws -> PackPlan {
    let laptop = round.laptop
    let office = try #require(Party.office(FieldRound.region))
    return PackPlan(of: laptop.origin.holder, notes: [], limit: limit, recordLimit: recordLimit) {
      let header = Seal.Header(
        kind: .result, id: "R-1", issuer: laptop.party, recipient: office, sequence: 1 + $0,
        previous: .zero, created: round.clock.surroundings.now())
      return BundleMeasure(
        header: header, signers: [.init(.device, laptop.key)], encryption: nil)
    }
  }

  private static func evidence(_ number: Int, size: Int = 1) -> PackPlan.Evidence {
    let payload = EvidencePayload(digest: .sha256("\(number)"), size: size, kind: "photo")
    return PackPlan.Evidence.files(of: payload)[0]
  }

  @Test("The manifest of no bundle is longer than 8 MiB, and no bundle has 64,000 files or more")
  func manifest() throws {
    var plan = try Self.plan(FieldRound())
    let all = (0..<120_000).map { Self.evidence($0) }
    for evidence in all { plan.add(evidence) }
    #expect(plan.bundles.flatMap(\.evidence) == all)
    #expect(plan.bundles.count == 3)
    for bundle in plan.bundles {
      #expect(bundle.evidence.reduce(0) { $0 + 67 + $1.path.utf8.count } <= 1 << 23)
      #expect(bundle.evidence.count < 64_000)
    }
    let first = plan.bundles[0].evidence.reduce(0) { $0 + 67 + $1.path.utf8.count }
    #expect(first + 145 > 1 << 23)
  }

  @Test("No bundle passes 4,000,000,000 bytes: three parts of 1 GiB fit, four do not")
  func largest() throws {
    var plan = try Self.plan(FieldRound())
    let size = 9 << 30 | 5
    let digests = (0..<10).map { Digest.sha256("\($0)") }
    let payload = EvidencePayload(
      digest: .zero, size: size, kind: "audio_video",
      parts: EvidenceParts(of: size, size: EvidenceParts.usualSize, digests: digests))
    let files = PackPlan.Evidence.files(of: payload)
    for file in files { plan.add(file) }
    #expect(files.map(\.path) == (1...10).map { ResultContent.partPath($0, of: .zero) })
    #expect(files.map(\.digest) == digests)
    #expect(files.last?.range == 9 << 30..<9 << 30 | 5)
    #expect(plan.bundles.map(\.evidence.count) == [3, 3, 4])
    #expect(plan.bundles.map(\.pieces) == [1, 1, 1])
  }

  @Test("The entries of one bundle expand to no more than who opens it holds in memory")
  func records() throws {
    let round = try FieldRound()
    try round.work()
    let entries = try round.journal()
    var plan = try Self.plan(round, recordLimit: 2_000)
    for entry in entries { plan.add(entry) }
    #expect(plan.bundles.flatMap(\.entries) == entries)
    #expect(plan.bundles.count > 2)
    for bundle in plan.bundles {
      #expect(bundle.entries.reduce(0) { $0 + $1.line.count + 1 } <= 2_000)
    }
    #expect(PackPlan.largestRecords <= Seal.Expansion.maximumTotal)
  }
}
