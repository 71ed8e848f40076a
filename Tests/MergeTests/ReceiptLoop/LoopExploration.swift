/// All states that a model can reach, and the first promise that one of them breaks.
struct LoopExploration {
  /// How many different states there are.
  private(set) var states = 0
  /// How many steps from one to another were tried.
  private(set) var steps = 0
  /// The greatest number of steps to a state that is not reached in fewer.
  private(set) var depth = 0
  /// The first promise that does not hold, with what led to it.
  private(set) var broken: (violation: ReceiptLoop.Violation, events: [LoopEvent])?
  private var settles: [LoopState: Int?] = [:]

  /// Explores breadth first, so that what is broken is shown by a shortest way.
  ///
  /// - Parameter loop: The model.
  init(_ loop: ReceiptLoop) {
    var found: [LoopState: Int] = [LoopState(): 0]
    var all = [LoopState()]
    var ways: [(from: Int, event: LoopEvent?, length: Int)] = [(0, nil, 0)]
    var next = 0
    while next < all.count {
      let state = all[next]
      if let stuck = stuck(state, loop) {
        broken = (.stuck(of: stuck), Self.way(to: next, ways))
        break
      }
      for event in loop.events(in: state) {
        let (after, violation) = loop.after(event, state)
        steps += 1
        if let violation {
          broken = (violation, Self.way(to: next, ways) + [event])
          break
        }
        guard found[after] == nil else { continue }
        found[after] = all.count
        all.append(after)
        ways.append((next, event, ways[next].length + 1))
      }
      if broken != nil { break }
      next += 1
    }
    states = all.count
    depth = ways.last?.length ?? 0
  }

  /// The device of which an entry is never receipted although everything now goes its way; nil
  /// when there is none.
  private mutating func stuck(_ state: LoopState, _ loop: ReceiptLoop) -> Int? {
    var projected = state
    // What is under way decides nothing here: everything is sent anew.
    projected.sent = LoopState().sent
    projected.sentFiles = []
    let stuck = settles[projected] ?? Self.flow(projected, loop)
    settles[projected] = .some(stuck)
    return stuck
  }

  private static func flow(_ start: LoopState, _ loop: ReceiptLoop) -> Int? {
    var state = start
    for _ in 0..<3 {
      for device in 0..<2 { state = loop.after(.pack(device), state).state }
      for event in loop.events(in: state) {
        switch event {
        case .arrive, .file: state = loop.after(event, state).state
        default: continue
        }
      }
      for device in 0..<2 {
        state = loop.after(.issue(device), state).state
        let size = state.desks[device].receipt
        state = loop.after(.receipt(size, of: device, at: device), state).state
      }
    }
    return (0..<2).first { state.laptops[$0].receipt < state.laptops[$0].written }
  }

  private static func way(
    to state: Int, _ ways: [(from: Int, event: LoopEvent?, length: Int)]
  ) -> [LoopEvent] {
    var events: [LoopEvent] = []
    var place = state
    while let event = ways[place].event {
      events.append(event)
      place = ways[place].from
    }
    return events.reversed()
  }
}
