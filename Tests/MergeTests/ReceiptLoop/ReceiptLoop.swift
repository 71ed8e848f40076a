import Canonical
import Journal
import Merge

/// Two laptops, one office, and everything that may happen to what travels between them.
///
/// What is decided, the rules of Merge and Journal decide over real entries: what a union takes
/// in, what proves a relayed part, how far a receipt goes, what may be removed under one. What they
/// said is remembered, as the same question comes up in thousands of states.
final class ReceiptLoop {
  /// The rules under test.
  struct Rules {
    var next:
      (
        _ entries: [Entry], _ signed: [Int], _ covered: Int, _ whole: Int,
        _ holds: (Digest) -> Bool
      ) -> Int? = {
        ReceiptRule.next($0, signed: $1, after: $2, whole: $3, holds: $4)
      }
    var removable: ([ReceiptRule.CoveredJournal]) -> Set<Digest> = { ReceiptRule.removable($0) }
  }

  /// Which promise does not hold.
  enum Violation: Hashable {
    /// A file was removed that the office does not hold.
    case earlyDelete(FileSet)
    /// A receipt covers what the office does not hold.
    case falseReceipt(size: Int, of: Int)
    /// A file that must travel is not there.
    case fileGone(FileSet)
    /// What came by relay continues nothing that the office holds.
    case unprovenRelay(Part, of: Int)
    /// However often everything is sent again, an entry is not receipted.
    case stuck(of: Int)
  }

  let journals: [LoopJournal]
  /// Whether the laptops also carry what the other one writes.
  private let isRelayed: Bool
  private let rules: Rules
  private var unions: [UnionQuestion: (taken: Numbers, isProven: Bool)] = [:]
  private var receipts: [ReceiptQuestion: Int] = [:]
  private var removals: [RemovalQuestion: FileSet] = [:]

  init(_ journals: [LoopJournal], isRelayed: Bool, _ rules: Rules = Rules()) {
    self.journals = journals
    self.isRelayed = isRelayed
    self.rules = rules
  }

  // MARK: What may happen

  /// Everything that may happen in a state.
  func events(in state: LoopState) -> [LoopEvent] {
    var events: [LoopEvent] = []
    for device in 0..<2 {
      let (laptop, sent) = (state.laptops[device], state.sent[device])
      if laptop.written > 0 { events += [.pack(device), .issue(device), .tidy(device)] }
      if laptop.written < journals[device].entries.count { events.append(.write(device)) }
      for part in sent.own.all { events.append(.arrive(part, of: device, isRelayed: false)) }
      for size in sent.receipts.all {
        events.append(.receipt(UInt8(size), of: device, at: device))
      }
    }
    let files = (0..<8).map { FileSet($0) }.filter { state.sentFiles.contains($0) }
    for file in files { events.append(.file(file)) }
    return isRelayed ? events + relayEvents(in: state, files) : events
  }

  /// What goes over the laptop of the other one.
  private func relayEvents(in state: LoopState, _ files: [FileSet]) -> [LoopEvent] {
    var events: [LoopEvent] = []
    for device in 0..<2 where !journals[device].entries.isEmpty {
      let carrier = 1 - device
      if !state.laptops[carrier].carried.isEmpty {
        events += [.relay(by: carrier), .tidy(carrier)]
      }
      for part in state.sent[device].own.all { events.append(.exchange(part, of: device)) }
      for part in state.sent[device].relayed.all {
        events.append(.arrive(part, of: device, isRelayed: true))
      }
      for size in state.sent[device].receipts.all {
        events.append(.receipt(UInt8(size), of: device, at: carrier))
      }
      for file in files { events.append(.fileToLaptop(file, carrier)) }
    }
    return events
  }

  /// The state after an event.
  func after(_ event: LoopEvent, _ state: LoopState) -> (state: LoopState, broken: Violation?) {
    var next = state
    let broken: Violation? =
      switch event {
      case .write(let device): write(device, &next)
      case .pack(let device): pack(device, &next)
      case .relay(let device): relay(device, &next)
      case .arrive(let part, let device, let isRelayed):
        arrive(part, of: device, isRelayed: isRelayed, &next)
      case .exchange(let part, let device): exchange(part, of: device, &next)
      case .file(let file): arrive(file, &next)
      case .fileToLaptop(let file, let device): arrive(file, at: device, &next)
      case .issue(let device): issue(device, &next)
      case .receipt(let size, let device, let place): take(size, of: device, at: place, &next)
      case .tidy(let device): tidy(device, &next)
      }
    return (next, broken)
  }

  // MARK: Laptops

  private func write(_ device: Int, _ state: inout LoopState) -> Violation? {
    switch journals[device].acts[Int(state.laptops[device].written)] {
    case .capture(let file): state.laptops[device].files.insert(FileSet(file))
    case .lose(let file): state.laptops[device].files.remove(FileSet(file))
    case .answer, .finish: break
    }
    state.laptops[device].written += 1
    return nil
  }

  private func pack(_ device: Int, _ state: inout LoopState) -> Violation? {
    let laptop = state.laptops[device]
    let part = Part(laptop.receipt, laptop.written)
    guard !part.isEmpty else { return nil }
    state.sent[device].own.insert(part)
    return send(part, of: device, by: device, &state)
  }

  private func relay(_ device: Int, _ state: inout LoopState) -> Violation? {
    let part = state.laptops[device].toCarry
    guard !part.isEmpty else { return nil }
    state.sent[1 - device].relayed.insert(part)
    // Files of a colleague that have not come here yet travel when they have.
    _ = send(part, of: 1 - device, by: device, &state)
    return nil
  }

  /// Sends the files that a part names; its entries travel apart.
  private func send(
    _ part: Part, of origin: Int, by device: Int, _ state: inout LoopState
  ) -> Violation? {
    let entries = Array(journals[origin].entries[part.range])
    let named = ReceiptRule.evidence(of: entries).map(\.payload.digest)
    let files = FileSet((0..<8).filter { named.contains(LoopJournal.digest($0)) })
    state.sentFiles.formUnion(files.intersection(state.laptops[device].files))
    let gone = files.subtracting(state.laptops[device].files)
    return gone.isEmpty ? nil : .fileGone(gone)
  }

  private func exchange(_ part: Part, of device: Int, _ state: inout LoopState) -> Violation? {
    let held = state.laptops[1 - device].carried
    if held.isEmpty {
      state.laptops[1 - device].carried = part
    } else if part.from <= held.to, part.to >= held.from {
      state.laptops[1 - device].carried = Part(min(held.from, part.from), max(held.to, part.to))
    }
    return nil
  }

  /// A colleague takes a file only for entries that it has itself.
  private func arrive(
    _ file: FileSet, at device: Int, _ state: inout LoopState
  ) -> Violation? {
    let part = state.laptops[device].toCarry
    guard !part.isEmpty, journals[1 - device].files(in: part.range).contains(file) else {
      return nil
    }
    state.laptops[device].files.insert(file)
    return nil
  }

  private func take(
    _ size: UInt8, of device: Int, at place: Int, _ state: inout LoopState
  ) -> Violation? {
    if place == device {
      state.laptops[place].receipt = max(size, state.laptops[place].receipt)
    } else {
      state.laptops[place].carriedReceipts.insert(Int(size))
    }
    return nil
  }

  private func tidy(_ device: Int, _ state: inout LoopState) -> Violation? {
    let laptop = state.laptops[device]
    let question = RemovalQuestion(
      device: device, own: Part(laptop.receipt, laptop.written), carried: laptop.carried,
      carriedReceipts: laptop.carriedReceipts)
    let removable = removals[question] ?? answer(question)
    removals[question] = removable
    let removed = removable.intersection(laptop.files)
    state.laptops[device].files.subtract(removed)
    let early = removed.subtracting(state.files)
    return early.isEmpty ? nil : .earlyDelete(early)
  }

  private struct RemovalQuestion: Hashable {
    let device: Int
    let own: Part
    let carried: Part
    let carriedReceipts: Numbers
  }

  private func answer(_ question: RemovalQuestion) -> FileSet {
    let own = journals[question.device].entries[..<Int(question.own.to)]
    let carried = journals[1 - question.device].entries[question.carried.range]
    let digests = rules.removable([
      .init(Array(own), receipts: [Int(question.own.from)]),
      .init(Array(carried), receipts: question.carriedReceipts.all),
    ])
    return FileSet((0..<8).filter { digests.contains(LoopJournal.digest($0)) })
  }

  // MARK: The office

  private func arrive(_ file: FileSet, _ state: inout LoopState) -> Violation? {
    state.files.insert(file)
    return nil
  }

  private func arrive(
    _ part: Part, of device: Int, isRelayed: Bool, _ state: inout LoopState
  ) -> Violation? {
    let question = UnionQuestion(
      device: device, part: part, isRelayed: isRelayed, held: state.desks[device].entries)
    let answer = unions[question] ?? answer(question)
    unions[question] = answer
    state.desks[device].entries = answer.taken
    for size in journals[device].signed(upTo: Int(part.to)) where size > part.from {
      state.desks[device].signed.insert(size)
    }
    return answer.isProven ? nil : .unprovenRelay(part, of: device)
  }

  private struct UnionQuestion: Hashable {
    let device: Int
    let part: Part
    let isRelayed: Bool
    let held: Numbers
  }

  private func answer(_ question: UnionQuestion) -> (taken: Numbers, isProven: Bool) {
    let journal = journals[question.device]
    var entries = Array(journal.entries[question.part.range])
    var isProven = true
    let held = { question.held.contains($0) ? journal.entries[$0].leaf : nil }
    if question.isRelayed {
      let signed = journal.signed(upTo: Int(question.part.to)).map { journal.ends[$0].checkpoint }
      let proof = RelayProof(
        entries, onto: journal.ends[whole(question.held)], held: held, checkpoints: signed,
        earlier: { journal.ends[$0] })
      entries = proof.proven
      isProven = proof.unproven.isEmpty
    }
    var taken = question.held
    for entry in Union(entries, of: journal.origin, held: held).taken {
      taken.insert(entry.sequence)
    }
    return (taken, isProven)
  }

  private func issue(_ device: Int, _ state: inout LoopState) -> Violation? {
    let desk = state.desks[device]
    let question = ReceiptQuestion(device: device, desk: desk, files: state.files)
    let size = receipts[question] ?? answer(question)
    receipts[question] = size
    guard size > 0 else { return nil }
    state.desks[device].receipt = UInt8(size)
    state.sent[device].receipts.insert(size)
    return isTrue(size, of: device, state) ? nil : .falseReceipt(size: size, of: device)
  }

  private struct ReceiptQuestion: Hashable {
    let device: Int
    let desk: LoopState.Desk
    let files: FileSet
  }

  private func answer(_ question: ReceiptQuestion) -> Int {
    let (journal, desk) = (journals[question.device], question.desk)
    let covered = Int(desk.receipt)
    let held = journal.entries.filter {
      $0.sequence >= covered && desk.entries.contains($0.sequence)
    }
    let next = rules.next(
      held, desk.signed.all, covered, whole(desk.entries), question.files.holds)
    return next ?? covered
  }

  /// How many entries are held without a gap from the beginning.
  private func whole(_ held: Numbers) -> Int {
    (0..<16).first { !held.contains($0) } ?? 16
  }

  /// What a receipt must mean, said without its rule: every entry is held, and every file that one
  /// names, unless a later one of these entries says that it is lost.
  private func isTrue(_ size: Int, of device: Int, _ state: LoopState) -> Bool {
    let held = state.desks[device].entries
    return (0..<size).allSatisfy { number in
      guard held.contains(number) else { return false }
      guard case .capture(let file) = journals[device].acts[number] else { return true }
      return state.files.contains(FileSet(file))
        || journals[device].acts[number..<size].contains { act in
          if case .lose(file) = act { true } else { false }
        }
    }
  }
}

extension FileSet {
  init(_ files: some Sequence<Int>) {
    self = files.reduce(into: []) { $0.insert(FileSet($1)) }
  }
}
