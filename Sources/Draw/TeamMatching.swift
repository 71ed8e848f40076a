/// Slots matched to inspectors under caps, nobody twice in a team, by augmenting paths.
///
/// The search tries the same things in the same order as `place` of verify_draw.py, as otherwise
/// other slots could be left unfilled. It keeps its own stack: a path may run through thousands
/// of slots. What is slow there is quick here: each inspector's slots are a list linked through
/// the slots, and a failed attempt is undone step by step instead of copied back.
struct TeamMatching {
  /// The inspector of each slot; nil while empty.
  private(set) var at: [Int?]

  private let candidates: [[Int]]
  private let roles: Int
  private let caps: [Int]
  private var fixed: [Bool]
  private var lists: SlotLists
  private var log: [Step]?
  private var seen: Seen

  /// - Parameters:
  ///   - candidates: for each slot who may take it; slots of one team stand together.
  ///   - roles: the number of slots of a team.
  ///   - caps: how many slots each inspector may take.
  init(candidates: [[Int]], roles: Int, caps: [Int]) {
    self.candidates = candidates
    self.roles = roles
    self.caps = caps
    at = [Int?](repeating: nil, count: candidates.count)
    fixed = [Bool](repeating: false, count: candidates.count)
    lists = SlotLists(slots: candidates.count, people: caps.count)
    seen = Seen(slots: candidates.count, people: caps.count)
  }

  /// Fills an empty slot, moving others if that helps; false when it cannot be filled.
  mutating func place(_ slot: Int) -> Bool {
    search(slot, only: nil)
  }

  /// Gives a filled slot to this inspector for good, if all other slots can stay filled;
  /// otherwise changes nothing.
  mutating func fix(_ slot: Int, to person: Int) -> Bool {
    if at[slot] != person {
      log = []
      take(slot)
      let moved = search(slot, only: person)
      let steps = log ?? []
      log = nil
      guard moved else {
        undo(steps)
        return false
      }
    }
    fixed[slot] = true
    return true
  }

  // MARK: The search

  /// A slot that looks for an inspector.
  private struct Frame {
    let slot: Int
    /// The candidate that is tried next.
    var next = 0
    /// The inspector that is tried now.
    var person = -1
    /// The inspector's slots that may be moved away.
    var others: [Int] = []
    var nextOther = 0
    /// The slot that was taken from the inspector and looks for another; nil when the slot that
    /// must move is one of the same team, which keeps its inspector until it does.
    var displaced: Int?
  }

  private enum Move {
    case found
    case failed
    case ask(Int)
  }

  private mutating func search(_ start: Int, only person: Int?) -> Bool {
    seen.begin()
    let single = person.map { [$0] }
    var stack: [Frame] = []
    var answer = open(start, &stack)
    while var frame = stack.popLast() {
      switch resume(&frame, answer, frame.slot == start ? single : nil) {
      case .found:
        put(frame.slot, frame.person)
        answer = true
      case .failed:
        answer = false
      case .ask(let other):
        stack.append(frame)
        answer = open(other, &stack)
      }
    }
    return answer ?? false
  }

  /// Puts a slot on the stack; false at once when it was looked at before.
  private mutating func open(_ slot: Int, _ stack: inout [Frame]) -> Bool? {
    guard seen.visit(slot: slot) else { return false }
    stack.append(Frame(slot: slot))
    return nil
  }

  /// Goes on with a slot, given what the slot it asked to move has answered, if it asked.
  private mutating func resume(_ frame: inout Frame, _ answer: Bool?, _ single: [Int]?) -> Move {
    if answer == true { return .found }
    if let displaced = frame.displaced {
      put(displaced, frame.person)
      frame.displaced = nil
    }
    let candidates = single ?? candidates[frame.slot]
    while true {
      if let other = nextDisplaced(&frame) { return .ask(other) }
      guard frame.next < candidates.count else { return .failed }
      frame.person = candidates[frame.next]
      frame.next += 1
      if let move = consider(&frame) { return move }
    }
  }

  /// Looks at the next candidate; nil when it gives nothing by itself.
  private mutating func consider(_ frame: inout Frame) -> Move? {
    let person = frame.person
    let team = frame.slot / roles
    guard seen.visit(team: team, person: person) else { return nil }
    if let mate = slot(of: person, in: team) { return fixed[mate] ? nil : .ask(mate) }
    guard !seen.has(person: person) else { return nil }
    guard lists.count(of: person) >= caps[person] else { return .found }
    seen.visit(person: person)
    frame.others = lists.slots(of: person)
    frame.nextOther = 0
    return nil
  }

  private mutating func nextDisplaced(_ frame: inout Frame) -> Int? {
    while frame.nextOther < frame.others.count {
      let other = frame.others[frame.nextOther]
      frame.nextOther += 1
      guard !fixed[other] else { continue }
      take(other)
      frame.displaced = other
      return other
    }
    return nil
  }

  private func slot(of person: Int, in team: Int) -> Int? {
    (team * roles..<(team + 1) * roles).first { at[$0] == person }
  }

  // MARK: Changes

  private enum Step {
    case put(Int)
    case took(Int, from: Int, SlotLists.Place)
  }

  private mutating func put(_ slot: Int, _ person: Int) {
    if at[slot] != nil { take(slot) }
    at[slot] = person
    lists.append(slot, to: person)
    log?.append(.put(slot))
  }

  private mutating func take(_ slot: Int) {
    guard let person = at[slot] else { return }
    at[slot] = nil
    let place = lists.remove(slot, from: person)
    log?.append(.took(slot, from: person, place))
  }

  /// Undone in reverse, every list is as it was, its order too.
  private mutating func undo(_ steps: [Step]) {
    for step in steps.reversed() {
      switch step {
      case .put(let slot):
        guard let person = at[slot] else { continue }
        lists.remove(slot, from: person)
        at[slot] = nil
      case .took(let slot, let person, let place):
        lists.restore(slot, to: person, at: place)
        at[slot] = person
      }
    }
  }
}
