import Journal

/// What is where at one moment of the model; small, so that hundreds of thousands fit.
struct LoopState: Hashable {
  /// One of the two laptops.
  struct Laptop: Hashable {
    /// How many entries of its journal are written.
    var written = 0 as UInt8
    /// How many of them a receipt covers, as far as it knows.
    var receipt = 0 as UInt8
    /// The files that lie on its disk.
    var files: FileSet = []
    /// What it holds of the other one's journal.
    var carried = Part(0, 0)
    /// The receipts for the other one's journal that it knows.
    var carriedReceipts = Numbers()

    /// What of the other one's journal it still has to carry.
    var toCarry: Part {
      Part(max(carried.from, UInt8(carriedReceipts.all.max() ?? 0)), carried.to)
    }
  }

  /// What the office holds of one journal.
  struct Desk: Hashable {
    /// Which entries.
    var entries = Numbers()
    /// Which sizes it knows the device to have signed.
    var signed = Numbers()
    /// How many entries its last receipt covers.
    var receipt = 0 as UInt8
  }

  /// What was ever sent about one journal: it may arrive late, twice, or never.
  struct Sent: Hashable {
    /// Parts that its own device sealed.
    var own = Parts()
    /// Parts that the other device relays.
    var relayed = Parts()
    /// Receipts by their sizes.
    var receipts = Numbers()
  }

  var laptops = Pair(Laptop(), Laptop())
  var desks = Pair(Desk(), Desk())
  var sent = Pair(Sent(), Sent())
  /// Files at the office.
  var files: FileSet = []
  /// Files that were ever sent, each apart from the journal that names it.
  var sentFiles: FileSet = []
}

/// A value for each of the two devices.
struct Pair<Value: Hashable>: Hashable {
  private var first: Value
  private var second: Value

  init(_ first: Value, _ second: Value) {
    self.first = first
    self.second = second
  }

  subscript(device: Int) -> Value {
    get { device == 0 ? first : second }
    set { if device == 0 { first = newValue } else { second = newValue } }
  }
}

/// A part of a journal by its numbers.
struct Part: Hashable {
  let from: UInt8
  let to: UInt8

  init(_ from: UInt8, _ to: UInt8) {
    self.from = from
    self.to = to
  }

  var range: Range<Int> { Int(from)..<Int(to) }
  var isEmpty: Bool { from >= to }
}

/// Numbers below 16.
struct Numbers: Hashable {
  private(set) var bits = 0 as UInt16

  mutating func insert(_ number: Int) { bits |= 1 << number }
  func contains(_ number: Int) -> Bool { bits >> number & 1 == 1 }
  var all: [Int] { (0..<16).filter(contains) }
}

/// Parts whose numbers are below 8.
struct Parts: Hashable {
  private var bits = 0 as UInt64

  mutating func insert(_ part: Part) {
    let place = UInt64(part.from) * 8 + UInt64(part.to)
    bits |= 1 << place
  }

  var all: [Part] {
    var parts: [Part] = []
    for place in 0..<64 where (bits >> UInt64(place)) & 1 == 1 {
      parts.append(Part(UInt8(place / 8), UInt8(place % 8)))
    }
    return parts
  }
}

/// What can happen next.
enum LoopEvent: Hashable {
  case write(Int)
  case pack(Int)
  case relay(by: Int)
  case arrive(Part, of: Int, isRelayed: Bool)
  case exchange(Part, of: Int)
  case file(FileSet)
  case fileToLaptop(FileSet, Int)
  case issue(Int)
  case receipt(UInt8, of: Int, at: Int)
  case tidy(Int)
}
