/// What one search has looked at; a new search begins without clearing anything.
struct Seen {
  private var round: UInt32 = 0
  private var slots: [UInt32]
  private var people: [UInt32]
  /// For each team the round in which it last met each inspector; empty for a team not met yet.
  private var pairs: [[UInt32]]

  init(slots: Int, people: Int) {
    self.slots = [UInt32](repeating: 0, count: slots)
    self.people = [UInt32](repeating: 0, count: people)
    pairs = [[UInt32]](repeating: [], count: slots)
  }

  mutating func begin() {
    round += 1
  }

  /// Whether the slot is new to this search.
  mutating func visit(slot: Int) -> Bool {
    guard slots[slot] != round else { return false }
    slots[slot] = round
    return true
  }

  /// Whether this inspector is new to this team in this search.
  mutating func visit(team: Int, person: Int) -> Bool {
    if pairs[team].isEmpty { pairs[team] = [UInt32](repeating: 0, count: people.count) }
    guard pairs[team][person] != round else { return false }
    pairs[team][person] = round
    return true
  }

  mutating func visit(person: Int) {
    people[person] = round
  }

  func has(person: Int) -> Bool {
    people[person] == round
  }
}
