import Canonical
import Journal
import Sealing
import Storage

/// A result bundle that was verified and of which the records are read: all of its taking in that
/// needs no look at the store.
struct OpenedResult: Sendable {
  /// The verified copy, which whoever takes the bundle in closes.
  let bundle: VerifiedBundle
  /// Its parts of journals, in the order of the manifest.
  let parts: [ReadPart]
  /// The files in its folder of journals that are no parts, by path.
  let strangers: [String]

  /// Reads the records of a bundle.
  ///
  /// - Parameters:
  ///   - bundle: The bundle.
  ///   - trust: Whose journals are read; those of others are only counted.
  ///   - region: The receiver's.
  /// - Throws: where records are not what the seal says.
  init(_ bundle: VerifiedBundle, _ trust: Trust, region: String) throws(BundleError) {
    self.bundle = bundle
    var parts: [ReadPart] = []
    var strangers: [String] = []
    for file in bundle.files(under: "data/journals/")
    where !file.path.hasSuffix("/checkpoints.txt") {
      guard let part = ResultContent.JournalPart(path: file.path) else {
        strangers.append(file.path)
        continue
      }
      let origin = Origin.device(part.kid16, region: region)
      parts.append(try ReadPart(part, of: bundle, isKept: trust.device(origin) != nil))
    }
    self.parts = parts
    self.strangers = strangers
  }
}

/// How a receiver's bundles are opened: what needs neither its database nor their turn.
struct ResultOpening: Sendable {
  private let trust: Trust
  private let party: Party
  private let identities: [AgeX25519Identity]
  private let folder: String
  private let region: String

  /// The opening for a receiver.
  ///
  /// - Throws: as `Receiver`.
  init(_ receiver: some Receiver, trust: Trust) throws {
    self.trust = trust
    party = try receiver.party
    identities = try receiver.identities()
    folder = receiver.store.folder
    region = receiver.store.origin.region
  }

  /// Verifies a file and reads its records.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - standing: Whether a bundle need not be read again.
  /// - Returns: What it holds, or why it is refused; `known` where it need not be read.
  func open(
    _ path: String, _ standing: @escaping @Sendable (Seal, Digest) -> Expectation.Standing
  ) -> Result<OpenedResult, BundleError> {
    let reader = BundleReader(
      trust: trust,
      expectation: Expectation(kinds: [.result], recipients: [party], standing: standing))
    do throws(BundleError) {
      let source = try BundleFile.source(at: path, identities: identities)
      return .success(try read(reader.open(source, copyingInto: folder)))
    } catch {
      return .failure(error)
    }
  }

  private func read(_ bundle: VerifiedBundle) throws(BundleError) -> OpenedResult {
    do throws(BundleError) {
      return try OpenedResult(bundle, trust, region: region)
    } catch {
      // The refusal matters more than a folder that could not be removed.
      try? bundle.close()
      throw error
    }
  }
}
