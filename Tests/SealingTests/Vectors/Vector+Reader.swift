import Canonical
import Inspection
import Support

@testable import Sealing

extension Vector {
  /// The reader as this vector's options ask for it.
  func reader() throws -> BundleReader {
    BundleReader(trust: try trust(), expectation: expectation())
  }

  private func trust() throws -> Trust {
    for case .keys(let keys) in options {
      let lines = try Files.read(Project.path("Bundles/\(keys.path)"), atMost: 1 << 20)
      return try Trust(sealed: KeyRecord.records(ofFile: lines))
    }
    return try Trust(keys: KeyFolder.read(VectorKeys.folder))
  }

  private func expectation() -> Sealing.Expectation {
    let recipients = options.compactMap { option -> Party? in
      if case .recipient(let party) = option { Party(party) } else { nil }
    }
    let last = options.lazy.compactMap { option -> Int? in
      if case .last(let sequence) = option { sequence } else { nil }
    }.first
    return Sealing.Expectation(recipients: recipients.isEmpty ? nil : Set(recipients)) { seal, _ in
      // A result comes in any order (design 5.1).
      guard let last, seal.kind != .result, seal.header.sequence <= last else { return .new }
      return .replayed(last: last)
    }
  }
}

extension BundleError {
  /// The error without the keys' names, which follow from the seeds.
  var unnamed: BundleError {
    switch self {
    case .signature: .signature(key: "")
    case .sameKeyTwice: .sameKeyTwice(key: "")
    case .unknownKey: .unknownKey(key: "")
    case .roleNotHeld(_, let role): .roleNotHeld(key: "", role: role)
    case .keyRevoked: .keyRevoked(key: "")
    case .keyBeforeItsTime: .keyBeforeItsTime(key: "")
    case .issuerNotSigner: .issuerNotSigner(issuer: "")
    case .recipient(let party) where party.hasPrefix("device:"): .recipient("")
    case .entrySize(let entry) where entry.hasPrefix("seal/"): .entrySize(entry: "")
    default: self
    }
  }
}
