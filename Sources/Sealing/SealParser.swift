import Canonical
import Inspection

/// Reads `seal.txt` by index, in one pass, accepting exactly the language of the reference script.
struct SealParser {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The seal that fills the bytes.
  mutating func seal() throws(BundleError) -> Seal {
    let header = try header()
    try literal("manifest ")
    let manifest = try digest()
    try literal("\npayload ")
    let octets = try number()
    try literal(" ")
    let files = try number()
    try literal("\n")
    let expansions = try expansions()
    let signers = try signers()
    guard index == bytes.count else { throw failure }
    return Seal(
      header: header, manifest: manifest, octets: octets, files: files, expansions: expansions,
      signers: signers)
  }

  private mutating func header() throws(BundleError) -> Seal.Header {
    try version()
    guard let kind = BundleKind(rawValue: try run(1...20, SealGrammar.isLower)) else {
      throw failure
    }
    try literal("\nid ")
    let id = try run(1...80, SealGrammar.isIdentifier)
    let issuer = try party("\nissuer ")
    let recipient = try party("\nrecipient ")
    try literal("\nsequence ")
    let sequence = try number()
    try literal("\nprevious ")
    let previous = try optionalDigest()
    try literal("\ncreated ")
    let created = try time()
    try literal("\nexpires ")
    let expires = skip("-") ? nil : try time()
    try literal("\nreplies ")
    let replies = try optionalDigest()
    let log = try log()
    return Seal.Header(
      kind: kind, id: id, issuer: issuer, recipient: recipient, sequence: sequence,
      previous: previous, created: created, expires: expires, replies: replies, log: log)
  }

  private mutating func version() throws(BundleError) {
    guard !skip("yicha-bundle/v1 ") else { return }
    let start = index
    guard skip("yicha-bundle/v"), bytes[index...].first.map(SealGrammar.isDigit) == true else {
      index = start
      throw failure
    }
    let word = bytes[start...].prefix(20).prefix { SealGrammar.isPathByte($0) || $0 == 0x2F }
    throw .newerFormat(String(decoding: word, as: UTF8.self))
  }

  private mutating func party(_ label: StaticString) throws(BundleError) -> Party {
    try literal(label)
    let line = bytes[index...].prefix { $0 != 0x0A }
    guard let party = Party(String(decoding: line, as: UTF8.self)) else { throw failure }
    index += line.count
    return party
  }

  private mutating func log() throws(BundleError) -> Seal.LogPosition? {
    try literal("\nlog ")
    let origin = try run(1...120, SealGrammar.isPrintable)
    if origin == "-", skip("\n") { return nil }
    try literal(" ")
    let size = try number()
    try literal(" ")
    let root = try digest()
    try literal("\n")
    return Seal.LogPosition(origin: origin, size: size, root: root)
  }

  private mutating func expansions() throws(BundleError) -> [Seal.Expansion] {
    var expansions: [Seal.Expansion] = []
    while expansions.count < SealGrammar.maximumExpansions, skip("expand ") {
      let longest = "data/".utf8.count + 200 + SealGrammar.recordSuffix.utf8.count
      let path = try run(1...longest) { SealGrammar.isPathByte($0) || $0 == 0x2F }
      guard path.hasPrefix("data/"), path.hasSuffix(SealGrammar.recordSuffix),
        path.utf8.count > longest - 200
      else { throw failure }
      try literal(" ")
      let size = try number()
      try literal(" ")
      expansions.append(Seal.Expansion(path: path, size: size, digest: try digest()))
      try literal("\n")
    }
    return expansions
  }

  private mutating func signers() throws(BundleError) -> [Seal.Signer] {
    var signers: [Seal.Signer] = []
    repeat {
      try literal("signer ")
      let role = try run(1...20, SealGrammar.isLower)
      try literal(" ")
      let algorithm = try run(1...40) { SealGrammar.isPathByte($0) }
      guard SignatureAlgorithm.named(algorithm) != nil else { throw failure }
      try literal(" ")
      let key = try hex()
      try literal("\n")
      signers.append(Seal.Signer(role: role, algorithm: algorithm, key: key))
    } while index < bytes.count && signers.count < SealGrammar.maximumSigners
    for (position, signer) in signers.enumerated()
    where signers[..<position].contains(where: { $0.key == signer.key }) {
      throw .sameKeyTwice(key: signer.key.prefix16)
    }
    return signers
  }

  // MARK: Tokens

  private mutating func skip(_ text: StaticString) -> Bool {
    let expected = text.description.utf8
    guard bytes[index...].starts(with: expected) else { return false }
    index += expected.count
    return true
  }

  private mutating func literal(_ text: StaticString) throws(BundleError) {
    guard skip(text) else { throw failure }
  }

  private mutating func run(
    _ count: ClosedRange<Int>, _ admits: (UInt8) -> Bool
  ) throws(BundleError) -> String {
    let text = bytes[index...].prefix(while: admits)
    guard count.contains(text.count) else { throw failure }
    index += text.count
    return String(decoding: text, as: UTF8.self)
  }

  /// A number as `0|[1-9][0-9]{0,15}`.
  private mutating func number() throws(BundleError) -> Int {
    let digits = bytes[index...].prefix(while: SealGrammar.isDigit)
    guard (1...16).contains(digits.count), digits.count == 1 || digits.first != 0x30 else {
      throw failure
    }
    index += digits.count
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private mutating func digest() throws(BundleError) -> Digest {
    try literal("sha256:")
    return try hex()
  }

  private mutating func optionalDigest() throws(BundleError) -> Digest? {
    skip("-") ? nil : try digest()
  }

  private mutating func hex() throws(BundleError) -> Digest {
    let text = bytes[index...].prefix(64)
    guard let digest = Digest(hex: String(decoding: text, as: UTF8.self)) else { throw failure }
    index += 64
    return digest
  }

  private mutating func time() throws(BundleError) -> Timestamp {
    let text = String(decoding: bytes[index...].prefix(20), as: UTF8.self)
    // The reference's calendar begins with the year 1.
    guard !text.hasPrefix("0000"), let time = Timestamp(iso: text) else { throw failure }
    index += 20
    return time
  }

  private var failure: BundleError {
    .seal(line: 1 + bytes[..<index].count(where: { $0 == 0x0A }))
  }
}
