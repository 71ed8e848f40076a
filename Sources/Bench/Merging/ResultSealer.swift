import Canonical
import Inspection
import Sealing

/// Seals the results of one device, one after another.
struct ResultSealer {
  /// What lies in one of them.
  struct Content {
    /// Lines of the device's journal.
    var lines: [[UInt8]]
    /// The number of the first.
    var first: Int
    /// The file of its checkpoints.
    var checkpoints: [UInt8]
    /// The journal's end.
    var log: Seal.LogPosition?
    /// When it was packed.
    var created: Timestamp
  }

  private let signer: BundleWriter.Signer
  private let issuer: Party
  private let kid16: String
  private let recipient: Party
  private let encryption: BundleEncryption?
  private let folder: String
  private var sequence: Int
  private var previous: Digest?

  /// A sealer of a device.
  ///
  /// - Parameters:
  ///   - device: The device.
  ///   - office: For whom the bundles are.
  ///   - sequence: The number of the last bundle that the device sealed; 0 of none.
  ///   - previous: The seal of that bundle.
  ///   - encryption: How they are encrypted; nil for plain ones.
  ///   - folder: Where they go.
  init(
    _ device: BenchDevice, for office: Party, after sequence: Int, _ previous: Digest?,
    encryption: BundleEncryption? = nil, into folder: String
  ) {
    signer = device.signer
    issuer = device.party
    kid16 = device.kid16
    recipient = office
    self.encryption = encryption
    self.folder = folder
    self.sequence = sequence
    self.previous = previous
  }

  /// Seals one, and returns where it lies and its seal hash.
  @discardableResult
  mutating func seal(_ content: Content) throws -> (path: String, seal: Digest) {
    sequence += 1
    // As `field pack` names them, so that they lie in the folder in their order.
    let digits = String(sequence)
    let number = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    let id = "R-\(recipient.name)-\(kid16)-\(number)"
    let header = Seal.Header(
      kind: .result, id: id, issuer: issuer, recipient: recipient, sequence: sequence,
      previous: previous, created: content.created, log: content.log)
    let last = content.first + content.lines.count - 1
    let items = [
      try BundleItem(
        ResultContent.journalPath(kid16, first: content.first, last: last), lines: content.lines),
      BundleItem(ResultContent.checkpointsPath(kid16), bytes: content.checkpoints),
    ]
    let path = "\(folder)/\(id)\(BundleEncryption.suffix(encryption))"
    let seal = try BundleWriter.write(
      to: path, header: header, items: items, signers: [signer], encryption: encryption)
    previous = seal.sealHash
    return (path, seal.sealHash)
  }
}
