import Canonical
import Journal
import Merge
import Support

/// A random round: an office and up to six laptops that work on two visits, pack, lose receipts and
/// get them twice, carry each other's records, and send at most fifty bundles.
struct RandomRound {
  let history: History
  let office: Device
  /// The bundles, in the order in which they were packed.
  private(set) var bundles: [CarriedBundle] = []
  /// How often a laptop was told by a receipt what it knew already, or less.
  private(set) var staleReceipts = 0
  private let laptops: [Device]
  private var generator: SeededGenerator
  /// How much of each journal a receipt covers, as far as its laptop knows.
  private var receipts: [ObjectIdentifier: Int] = [:]
  /// The receipts that the office gave each laptop, the lost ones among them.
  private var given: [ObjectIdentifier: [Int]] = [:]
  /// What the office has seen while the round went on, which is not all.
  private var seen: PureIntake

  static let visits = ["V-140581-2023-0117", "V-140581-2023-0118"]
  static let mostBundles = 50

  init(seed: UInt64) throws {
    generator = SeededGenerator(seed: seed)
    history = History(seed: seed)
    office = history.office()
    office.visit = Self.visits[1]
    office.change(.visitIssued)
    seen = PureIntake(office.written)
    var laptops: [Device] = []
    for number in 1...Int.random(in: 1...6, using: &generator) {
      let by = number % 2 == 0 ? history.secondTeam : nil
      laptops.append(history.laptop(number, by: by, knowing: office))
    }
    self.laptops = laptops
    let steps = Self.isLong(seed) ? 160...260 : 6...16
    for _ in 0..<Int.random(in: steps, using: &generator) { try step() }
    finish()
  }

  /// Whether the round of a seed is a long one, with many bundles.
  static func isLong(_ seed: UInt64) -> Bool { seed % 20 == 0 }

  /// How many laptops worked in the round.
  var laptopCount: Int { laptops.count }

  /// Everything that was written and is not lost with a laptop.
  var everything: [RecordedEntry] { history.everything }

  func context(of visit: String) -> VisitContext { history.context(of: visit) }

  private mutating func step() throws {
    let device = ([office] + laptops).randomElement(using: &generator) ?? office
    device.visit = Self.visits[Int.random(in: 0..<2, using: &generator)]
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<6: try act(device)
    case 6, 7: exchange(device)
    default: pack(device)
    }
  }

  /// One act: an answer, a clearing, or something about the visit's state.
  private mutating func act(_ device: Device) throws {
    let question = "CT-0\(Int.random(in: 1...3, using: &generator))"
    let values: [JSONValue?] = ["yes", "no", nil]
    let value = values[Int.random(in: 0..<3, using: &generator)]
    let isOffice = device === office
    switch Int.random(in: 0..<20, using: &generator) {
    case 0..<10: device.answer(question, value)
    case 10: device.change(.visitVoided, data: ["reason": "closed down"])
    case 11: device.change(.visitReopened)
    // Whether it is signed changes nothing that orders could change, and signatures take their time.
    case 12: try device.finish(signing: Bool.random(using: &generator) ? history.team : [])
    case 13: try device.finish(signing: [])
    case 14: device.resolve(question, value)
    case 15: device.resolve(question, value, by: ["clerk02"])
    case 16: device.resolveState("visit.finished", by: ["clerk02"])
    case 17: device.resolveState("visit.voided")
    case 18: device.change(isOffice ? .visitRecalled : .visitReopened)
    default:
      let team = history.secondTeam
      device.change(
        isOffice ? .visitReassigned : .visitReopened,
        data: isOffice ? ["team": .strings(team)] : [:])
    }
  }

  /// A laptop takes what another one, or the office's task bundle, shows it.
  private mutating func exchange(_ device: Device) {
    guard device !== office, let other = ([office] + laptops).randomElement(using: &generator)
    else { return }
    device.receive(from: other)
  }

  // MARK: Bundles

  private mutating func pack(_ device: Device) {
    guard device !== office, bundles.count < Self.mostBundles - 2 * laptops.count,
      let bundle = bundle(of: device, carrying: laptops.randomElement(using: &generator))
    else { return }
    var sent = [bundle]
    if Int.random(in: 0..<4, using: &generator) == 0 {
      sent = bundle.split(at: Int.random(in: 0...4, using: &generator))
    }
    bundles += sent
    guard Bool.random(using: &generator) else { return }
    // The office sees it in time, may decide by it, and sends a receipt, which may get lost.
    for bundle in sent { _ = seen.take(bundle) }
    office.receive(seen.arrived)
    let id = ObjectIdentifier(device)
    given[id, default: []].append(device.checkpoint.size)
    // It may get lost, or come twice, and an old one may come after a newer one.
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      learn(given[id]?.randomElement(using: &generator) ?? 0, id)
    }
  }

  /// A receipt reaches its laptop, which never believes that the office has less than it said.
  private mutating func learn(_ size: Int, _ id: ObjectIdentifier) {
    let known = receipts[id] ?? 0
    if size <= known { staleReceipts += 1 }
    receipts[id] = max(known, size)
  }

  /// What a laptop packs: its own journal from the last receipt on, and what it holds of some
  /// other one.
  private func bundle(of device: Device, carrying other: Device?) -> CarriedBundle? {
    let receipt = receipts[ObjectIdentifier(device)] ?? 0
    let own = device.written.map(\.entry).filter { $0.sequence >= receipt }
    var parts = [CarriedBundle.Part(origin: device.origin, entries: own, isOwn: true)]
    var checkpoints = [device.checkpoint]
    if let other, other !== device {
      let held = device.held.filter { $0.origin == other.origin }.sorted().map(\.entry)
      parts.append(CarriedBundle.Part(origin: other.origin, entries: held, isOwn: false))
      checkpoints.append(signed(held, other.origin))
    }
    guard parts.contains(where: { !$0.entries.isEmpty }) else { return nil }
    return CarriedBundle(parts: parts, checkpoints: checkpoints)
  }

  /// The checkpoint that a laptop signed after the last of these entries.
  private func signed(_ entries: [Entry], _ origin: Origin) -> Checkpoint {
    var log = Log(origin: origin)
    for entry in entries { _ = log.take(entry) }
    return log.checkpoint
  }

  /// At last everything gets on its way: over its own laptop or, where that is lost, a colleague's.
  private mutating func finish() {
    // Something there must be to send.
    if laptops.allSatisfy(\.written.isEmpty) { laptops[0].answer("CT-01", "yes") }
    for (number, device) in laptops.enumerated() {
      let isLost = number > 0 && Int.random(in: 0..<4, using: &generator) == 0
      if isLost { laptops[0].receive(from: device) }
      let bundle =
        isLost ? bundle(of: laptops[0], carrying: device) : bundle(of: device, carrying: nil)
      if let bundle { bundles.append(bundle) }
    }
    // So that there are many orders of however short a round.
    while bundles.count < 5, let bundle = bundles.last {
      bundles += bundle.split(at: Int.random(in: 1...3, using: &generator))
    }
  }
}
