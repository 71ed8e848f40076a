import Canonical
import Testing

@testable import Sealing

/// The order of checks of design 5.1: of two defects the one that is judged first is told.
///
/// Where the design leaves room the reference decides: a signer's key and role come before the
/// signature that they verify, and a record file is expanded as soon as its own hash holds.
@Suite("The order of the checks")
struct CheckOrderTests {
  /// A good bundle and what is expected of it, to be spoilt.
  private struct Case {
    var bundle = Vector.good
    var expectation = Sealing.Expectation()
    var tail: [UInt8] = []
  }

  private struct Defect: Sendable {
    let check: BundleError.Check
    let spoil: @Sendable (inout Case) throws -> Void

    init(_ check: BundleError.Check, _ spoil: @escaping @Sendable (inout Case) throws -> Void) {
      self.check = check
      self.spoil = spoil
    }
  }

  /// In the order in which they must be found.
  private static let defects = [
    Defect(.container) { $0.bundle.bagit = ZipForm.bagit.reversed() },
    Defect(.seal) { $0.bundle.seal = { $0 + "more\n" } },
    Defect(.signer) { $0.bundle.signer = (.device, try TestKeys.inspector()) },
    Defect(.signature) { $0.bundle.signature = { $0.reversed() } },
    Defect(.signer) { $0.bundle.kind = .task },
    Defect(.kind) { $0.expectation = $0.expectation.wanting(kinds: [.keys]) },
    Defect(.recipient) {
      let elsewhere = try #require(Party.office("140500"))
      $0.expectation = $0.expectation.wanting(recipients: [elsewhere])
    },
    Defect(.sequence) {
      $0.expectation = $0.expectation.wanting(standing: { _, _ in .replayed(last: 7) })
    },
    Defect(.manifest) { $0.bundle.manifestHash = .zero },
    Defect(.fileHash) { $0.bundle.files[0].bytes = [3, 2, 1] },
    Defect(.expand) {
      $0.bundle.expansions = [RawBundle.expansion(Vector.records, of: Array("{ \n".utf8))]
    },
    Defect(.container) { $0.tail = [0] },
  ]

  @Test("Each alone is found, and of any two the one of the earlier check")
  func pairs() throws {
    let trust = try TestKeys.trust()
    let manifest = Manifest(
      rows: Vector.good.files.map { .init(path: $0.path, digest: Digest.sha256($0.bytes)) })
    for (first, earlier) in Self.defects.enumerated() {
      for (second, later) in Self.defects.enumerated().dropFirst(first) {
        var spoilt = Case()
        // What was listed stays, whatever becomes of the files.
        spoilt.bundle.manifest = manifest.bytes
        for defect in second == first ? [earlier] : [later, earlier] {
          try defect.spoil(&spoilt)
        }
        let refusal = SmallBundle.refusal(
          try spoilt.bundle.bytes() + spoilt.tail, trust: trust, expectation: spoilt.expectation)
        #expect(
          refusal?.check == earlier.check,
          "\(first) \(earlier.check), \(second) \(later.check): \(String(describing: refusal))")
      }
    }
  }
}

extension Sealing.Expectation {
  /// The same with one more wish.
  fileprivate func wanting(
    kinds: Set<BundleKind>? = nil, recipients: Set<Party>? = nil,
    standing: (@Sendable (Seal, Digest) -> Standing)? = nil
  ) -> Sealing.Expectation {
    Sealing.Expectation(
      kinds: kinds ?? self.kinds, recipients: recipients ?? self.recipients,
      standing: standing ?? self.standing)
  }
}
