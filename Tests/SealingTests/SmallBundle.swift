import Canonical
import Inspection
import Testing

@testable import Sealing

/// A small result bundle, and the pieces to make others.
enum SmallBundle {
  static let journalPath = "data/journals/0000000000000000/0-1.jsonl.gz"
  static let journalLines = [Array("{\"seq\":0}".utf8), Array("{\"seq\":1}".utf8)]

  static func time(_ text: String) throws -> Timestamp { try #require(Timestamp(iso: text)) }

  static func header(_ kind: BundleKind) throws -> Seal.Header {
    let office = try #require(Party.office("140581"))
    let device = Party.device(try TestKeys.device().publicKey.id)
    let issuer = kind == .result ? device : office
    let everybody = try #require(Party.any("140581"))
    let recipient = kind == .result ? office : kind == .keys ? everybody : device
    return Seal.Header(
      kind: kind, id: "T-1", issuer: issuer, recipient: recipient, sequence: 1,
      created: try time("2023-09-04T09:40:00Z"),
      expires: kind.mustExpire ? try time("2024-09-04T00:00:00Z") : nil)
  }

  static func items() throws -> [BundleItem] {
    [
      BundleItem("data/evidence/e1", bytes: Array("a photo".utf8)),
      try BundleItem(journalPath, lines: journalLines),
      BundleItem("data/empty", bytes: []),
    ]
  }

  static func signers(_ kind: BundleKind) throws -> [BundleWriter.Signer] {
    switch kind {
    case .task, .receipt: [BundleWriter.Signer(.office, try TestKeys.office())]
    case .keys: [BundleWriter.Signer(.root, try TestKeys.root())]
    case .result: [BundleWriter.Signer(.device, try TestKeys.device())]
    }
  }

  static func bytes(
    _ kind: BundleKind = .result, header: Seal.Header? = nil, items: [BundleItem]? = nil,
    signers: [BundleWriter.Signer]? = nil
  ) throws -> [UInt8] {
    let sink = MemorySink()
    try BundleWriter.write(
      to: sink, header: header ?? self.header(kind), items: items ?? self.items(),
      signers: signers ?? self.signers(kind))
    return sink.bytes
  }

  /// What the reader says of the bytes; nil when it accepts them.
  static func refusal(
    _ bytes: [UInt8], trust: Trust, expectation: Sealing.Expectation = Sealing.Expectation()
  ) -> BundleError? {
    do throws(BundleError) {
      let reader = BundleReader(trust: trust, expectation: expectation)
      _ = try reader.verify(MemorySource(bytes))
      return nil
    } catch {
      return error
    }
  }
}
