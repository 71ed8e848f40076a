import Canonical
import Journal
import Merge
import Support
import Testing

@Suite("Any history, in any order")
struct PropertyTests {
  @Test("The fold does not depend on order or repetition", arguments: UInt64(1)...60)
  func orders(seed: UInt64) throws {
    let history = try randomHistory(seed)
    let entries = history.everything
    let view = history.view
    var generator = SeededGenerator(seed: seed ^ 0x5EED)
    for _ in 0..<6 {
      let again = (0..<entries.count / 3).compactMap { _ in entries.randomElement(using: &generator)
      }
      let shuffled = (entries + again).shuffled(using: &generator)
      #expect(VisitView.fold(shuffled, context: history.context) == view)
    }
  }

  @Test("No entry is lost: live, waiting, and nothing else", arguments: UInt64(1)...60)
  func nothingLost(seed: UInt64) throws {
    let history = try randomHistory(seed)
    var generator = SeededGenerator(seed: seed)
    let part = history.everything.filter { _ in Bool.random(using: &generator) }
    let view = VisitView.fold(part, context: history.context)
    #expect(Set(view.entries).union(view.waiting.map(\.recorded)) == Set(part))
    #expect(view.entries.count + view.waiting.count == part.count)
    let here = Set(part.map(\.leaf))
    for entry in view.waiting {
      #expect(!entry.absent.isEmpty && entry.absent.allSatisfy { !here.contains($0) })
    }
  }

  @Test(
    "Equal values never conflict, unequal concurrent values always do", arguments: UInt64(1)...60)
  func conflicts(seed: UInt64) throws {
    let view = try randomHistory(seed).view
    for (register, held) in view.registers {
      let named = members(of: register, in: view).flatMap { $0.entry.parents }
      let heads = members(of: register, in: view).filter { !named.contains($0.leaf) }
      #expect(heads == held.heads)
      let values = Set(held.values.map(\.value))
      #expect(values.count == held.values.count)
      let kind: ConflictKind = register == .state ? .state : .answers
      let found = view.conflicts.contains { $0.kind == kind && $0.register == register }
      if values.count > 1 { #expect(found, "\(register)") }
      if found, values.count == 1 { #expect(!held.unresolved.isEmpty, "\(register)") }
    }
  }

  @Test("Merging in steps gives what merging at once gives", arguments: UInt64(1)...30)
  func identities(seed: UInt64) throws {
    let history = try randomHistory(seed)
    let ids = history.view.conflicts.map(\.id)
    #expect(Set(ids).count == ids.count)
    let receiver = history.devices[0]
    for device in history.devices.reversed() { receiver.receive(from: device) }
    #expect(receiver.view == history.view)
  }

  /// The entries that take part in a register, as a naive reader would list them.
  private func members(of register: Register, in view: VisitView) -> [RecordedEntry] {
    let silent = Set(view.withoutEffect.map(\.recorded))
    return view.entries.filter { recorded in
      guard !silent.contains(recorded) else { return false }
      if let answer = AnswerPayload(recorded.entry) {
        return register == .question(answer.question)
      }
      if let decision = ResolutionPayload(recorded.entry) {
        switch decision.register {
        case .answer(_, let question, _): return register == .question(question)
        case .state: return register == .state
        case .subject(let field): return register == .subject(field: field)
        case .logic: return false
        }
      }
      return register == .state && EntryType.visitStates.contains(recorded.entry.type)
    }
  }

  /// An office and up to four laptops that do what comes, and sometimes exchange what they hold.
  private func randomHistory(_ seed: UInt64) throws -> History {
    var generator = SeededGenerator(seed: seed)
    let history = History(seed: seed)
    let office = history.office()
    let count = Int.random(in: 1...4, using: &generator)
    let laptops = (1...count).map { number in
      history.laptop(number, by: number % 2 == 0 ? history.secondTeam : nil, knowing: office)
    }
    for _ in 0..<Int.random(in: 5...40, using: &generator) {
      let device = ([office] + laptops).randomElement(using: &generator) ?? office
      try act(device, laptops + [office], history, &generator)
    }
    return history
  }

  private func act(
    _ device: Device, _ all: [Device], _ history: History, _ generator: inout SeededGenerator
  ) throws {
    let question = "CT-0\(Int.random(in: 1...3, using: &generator))"
    let values: [JSONValue?] = ["yes", "no", nil]
    let value = values[Int.random(in: 0..<3, using: &generator)]
    switch Int.random(in: 0..<20, using: &generator) {
    case 0..<9: device.answer(question, value)
    case 9..<12:
      if let other = all.randomElement(using: &generator) { device.receive(from: other) }
    case 12: device.change(.visitVoided)
    case 13: device.change(.visitReopened)
    case 14, 15: try device.finish(signing: history.team)
    case 16: device.resolve(question, value)
    case 17: device.resolveState("visit.finished")
    case 18: device.resolveState("visit.voided", by: ["GP0007"])
    default: device.change(device.origin.holder == "office" ? .visitRecalled : .visitReopened)
    }
  }
}
