import Canonical
import FoundationEssentials
import Journal
import Sealing
import Storage

/// An office that has issued visits, and the result bundles of the devices that made them.
final class MergeRound {
  /// A device whose results are sealed, with the end of their chain.
  private struct Packer {
    let device: BenchDevice
    var bundles: [String] = []
    var last: Digest?
  }

  /// The office before anything came back.
  let office: StoreSnapshot
  private let folder: String
  private let address: OfficeAddress
  private let packers: [Packer]
  private var delivered: [Delivery: String] = [:]
  private var snapshot: StoreSnapshot?

  /// Makes the office, the devices and their plain bundles.
  ///
  /// - Parameters:
  ///   - folder: Where everything lies; it must not be there yet.
  ///   - size: How many.
  /// - Throws: What the office's and the field's work throws.
  init(in folder: String, _ size: MergeSize) throws {
    let results = "\(folder)/\(Delivery.plain)"
    try AtomicFile.makeFolder(results)
    let issued = try Self.issue(in: folder, size)
    self.folder = folder
    address = issued.address
    office = try StoreSnapshot(issued.store, keptAt: folder + "/office-before")
    packers = try issued.devices.enumerated().map { index, device in
      let own = issued.visits[(index * size.visitsPerDevice)...].prefix(size.visitsPerDevice)
      return try Self.pack(device, own, for: issued.address.party, into: results)
    }
    delivered[.plain] = results
  }

  /// What was there before the first visit was made.
  private struct Issued {
    let store: String
    let address: OfficeAddress
    let devices: [BenchDevice]
    let visits: [IssuedVisit]
  }

  /// The office's part; its store is closed at the end.
  private static func issue(in folder: String, _ size: MergeSize) throws -> Issued {
    let office = try BenchOffice(folder: folder, form: MergeSize.form)
    let inspectors = try BenchInspectors()
    for request in inspectors.requests { try office.enrol(request) }
    let devices = try (1...size.devices).map { number in
      let device = try BenchDevice(number: number, of: office, inspectors: inspectors)
      try office.enrol(device.request)
      return device
    }
    return Issued(
      store: office.folder, address: try office.address(), devices: devices,
      visits: try office.issueVisits(size.devices * size.visitsPerDevice))
  }

  /// The folder of the bundles in a form, made when they are first asked for.
  func bundles(_ delivery: Delivery) throws -> String {
    if let folder = delivered[delivery] { return folder }
    Talk.progress("sealing the bundles: \(delivery)")
    let made = "\(folder)/\(delivery)"
    try AtomicFile.makeFolder(made)
    for packer in packers { try seal(packer, delivery, into: made) }
    delivered[delivery] = made
    return made
  }

  /// The office after the plain bundles were merged, as the command left it.
  func merged(by bench: Workbench) throws -> StoreSnapshot {
    if let snapshot { return snapshot }
    try office.restore()
    _ = try MergeActs(bench: bench, round: self).merge(.plain)
    let made = try StoreSnapshot(office.store, keptAt: folder + "/office-merged")
    snapshot = made
    return made
  }

  private static func pack(
    _ device: BenchDevice, _ visits: ArraySlice<IssuedVisit>, for office: Party,
    into folder: String
  ) throws -> Packer {
    var device = device
    var sealer = ResultSealer(device, for: office, after: 0, nil, into: folder)
    var packer = Packer(device: device)
    for first in stride(from: visits.startIndex, to: visits.endIndex, by: MergeSize.visitsPerBundle)
    {
      try Interruption.check()
      let work = try device.work(at: Array(visits[first...].prefix(MergeSize.visitsPerBundle)))
      let checkpoints = ResultContent.checkpointsFile(work.notes.map(\.text))
      let sealed = try sealer.seal(
        ResultSealer.Content(
          lines: work.entries.map(\.line), first: work.entries.first?.sequence ?? 0,
          checkpoints: Array(checkpoints.utf8), log: device.position,
          created: Surroundings.live.now()))
      packer.bundles.append(sealed.path)
      packer.last = sealed.seal
    }
    return packer
  }

  /// Seals what the bundles of a device hold once more.
  private func seal(_ packer: Packer, _ delivery: Delivery, into folder: String) throws {
    let goesOn = delivery != .encrypted
    var sealer = ResultSealer(
      packer.device, for: address.party, after: goesOn ? packer.bundles.count : 0,
      goesOn ? packer.last : nil,
      encryption: delivery == .encrypted ? address.encryption : nil, into: folder)
    for bundle in packer.bundles {
      try Interruption.check()
      let content = try content(of: bundle, packer.device)
      for part in delivery == .split ? content.halves : [content] { try sealer.seal(part) }
    }
  }

  private func content(
    of bundle: String, _ device: BenchDevice
  ) throws -> ResultSealer.Content {
    try address.reader.withBundle(at: bundle, copyingInto: folder) { bundle in
      let paths = bundle.files(under: "data/journals/").map(\.path)
      guard let part = paths.compactMap(ResultContent.JournalPart.init).first else {
        throw BenchFailure.fixture("a bundle without a journal")
      }
      return ResultSealer.Content(
        lines: try bundle.lines(of: part.path), first: part.first,
        checkpoints: try bundle.bytes(of: ResultContent.checkpointsPath(device.kid16)),
        log: bundle.seal.header.log, created: bundle.seal.header.created)
    }
  }
}

extension ResultSealer.Content {
  /// The same lines in two bundles.
  fileprivate var halves: [ResultSealer.Content] {
    var (left, right) = (self, self)
    let half = lines.count / 2
    left.lines = Array(lines[..<half])
    right.lines = Array(lines[half...])
    right.first = first + half
    return [left, right]
  }
}
