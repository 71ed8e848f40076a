/// Each inspector's slots in the order they were given.
///
/// They are linked through the slots, as a slot belongs to one inspector at most; −1 ends a list.
struct SlotLists {
  private var before: [Int]
  private var after: [Int]
  private var first: [Int]
  private var last: [Int]
  private var counts: [Int]

  init(slots: Int, people: Int) {
    before = [Int](repeating: -1, count: slots)
    after = before
    first = [Int](repeating: -1, count: people)
    last = first
    counts = [Int](repeating: 0, count: people)
  }

  func count(of person: Int) -> Int { counts[person] }

  func slots(of person: Int) -> [Int] {
    var slots: [Int] = []
    slots.reserveCapacity(counts[person])
    var slot = first[person]
    while slot >= 0 {
      slots.append(slot)
      slot = after[slot]
    }
    return slots
  }

  mutating func append(_ slot: Int, to person: Int) {
    link(slot, to: person, at: Place(before: last[person], after: -1))
  }

  /// Where a slot stood in its list.
  struct Place {
    fileprivate let before: Int
    fileprivate let after: Int
  }

  /// Takes a slot out and says where it stood.
  @discardableResult
  mutating func remove(_ slot: Int, from person: Int) -> Place {
    let place = Place(before: before[slot], after: after[slot])
    if place.before >= 0 { after[place.before] = place.after } else { first[person] = place.after }
    if place.after >= 0 { before[place.after] = place.before } else { last[person] = place.before }
    counts[person] -= 1
    return place
  }

  /// Puts a slot back where it stood, once all that happened to the list since is undone.
  mutating func restore(_ slot: Int, to person: Int, at place: Place) {
    link(slot, to: person, at: place)
  }

  private mutating func link(_ slot: Int, to person: Int, at place: Place) {
    before[slot] = place.before
    after[slot] = place.after
    if place.before >= 0 { after[place.before] = slot } else { first[person] = slot }
    if place.after >= 0 { before[place.after] = slot } else { last[person] = slot }
    counts[person] += 1
  }
}
