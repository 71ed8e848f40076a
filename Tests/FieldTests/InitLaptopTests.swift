import Canonical
import Foundation
import Journal
import Office
import Sealing
import Storage
import Support
import Testing

@testable import Field

@Suite("Making a laptop's store")
struct InitLaptopTests {
  private static func make(
    _ name: String, expected: String? = nil, keys: String? = nil, in round: FieldRound,
    seed: UInt64 = 3
  ) throws -> InitLaptop.Result {
    try InitLaptop.run(
      "\(round.folder)/\(name)", keysBundle: keys ?? round.path(of: .keysBundle),
      expected: expected, name: "market-3", carriers: ["GP0007", "GP0031"],
      in: Clock(seed: seed).surroundings)
  }

  private static func rootFingerprint(_ round: FieldRound) throws -> String {
    let desk = try round.desk()
    return try desk.store.read { try desk.trust($0) }.rootFingerprint
  }

  private static func inspector(
    _ id: String, _ file: String
  ) throws -> InitLaptop.Inspector {
    InitLaptop.Inspector(id: id, file: file, passphrase: try TestPassphrase.recipient())
  }

  private static func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test("The journal begins with the program, the device and the root that was pinned")
  func made() throws {
    let round = try FieldRound()
    let result = try Self.make("new", in: round)
    #expect(result.rootFingerprint == (try Self.rootFingerprint(round)))
    let laptop = try Laptop.open(
      round.folder + "/new", doing: "test", in: round.clock.surroundings)
    let entries = try laptop.store.read { try $0.entries(of: laptop.origin) }
    #expect(entries.map(\.type) == [.opened, .bundleOpened])
    #expect(
      entries.first?.data == [
        "program": .string(Program.name), "device": .string(laptop.key.publicKey.kid16),
        "root": .string(result.rootFingerprint), "name": "market-3",
        "carriers": ["GP0007", "GP0031"],
      ])
    #expect(laptop.origin.name == "yicha/140581/\(laptop.key.publicKey.kid16)")
    #expect(try CheckStore.run(on: laptop).isIntact)
  }

  @Test("The request says whose key it is and what the clerk compares")
  func request() throws {
    let round = try FieldRound()
    let result = try Self.make("new", in: round)
    let key = try PrivateKey(readingFileAt: round.folder + "/new/keys/device.pem").publicKey
    let request = try #require(result.requests.first)
    #expect(result.requests.count == 1)
    #expect(request.key == key)
    #expect(request.role == .device)
    #expect(request.holder == "device:\(key.kid16)")
    #expect(request.name == "market-3")
    #expect(request.carriers == ["GP0007", "GP0031"])
    let digest = Digest.sha256(try request.line()).hex
    #expect(try request.fingerprint().filter { $0 != "-" } == String(digest.prefix(20)))
    let identity = try #require(
      AgeIdentityFile.read(round.folder + "/new/keys/device.age").first)
    #expect(request.recipient == identity.recipient)
    #expect(KeyRequest(line: try request.line()) == request)
  }

  @Test("Only the owner can read the keys: files 0600, folders 0700")
  func modes() throws {
    let round = try FieldRound()
    _ = try Self.make("new", in: round)
    #expect(try Self.mode(round.folder + "/new") == 0o700)
    #expect(try Self.mode(round.folder + "/new/keys") == 0o700)
    #expect(try Self.mode(round.folder + "/new/keys/device.pem") == 0o600)
    #expect(try Self.mode(round.folder + "/new/keys/device.age") == 0o600)
    let stick = round.folder + "/GP0007.pem.age"
    _ = try InitLaptop.makeKey(of: Self.inspector("GP0007", stick), in: round.clock.surroundings)
    #expect(try Self.mode(stick) == 0o600)
  }

  @Test("The key comes from the randomness that the laptop was given")
  func randomness() throws {
    let round = try FieldRound()
    let keys = try [("a", 3), ("b", 3), ("c", 4)].map { name, seed in
      try #require(try Self.make(name, in: round, seed: UInt64(seed)).requests.first).key
    }
    #expect(keys[0] == keys[1])
    #expect(keys[0] != keys[2])
  }

  @Test("The fingerprint from paper is taken however it is typed")
  func paper() throws {
    let round = try FieldRound()
    let fingerprint = try Self.rootFingerprint(round)
    let typed = fingerprint.lowercased().replacing("-", with: " ")
    #expect(try Self.make("new", expected: typed, in: round).rootFingerprint == fingerprint)
  }

  @Test("Another fingerprint than that on paper is refused, and nothing is made")
  func otherRoot() throws {
    let round = try FieldRound()
    let found = try Self.rootFingerprint(round)
    #expect(throws: FieldError.rootDiffers(found: found)) {
      try Self.make("new", expected: "AAAAA-BBBBB-CCCCC-DDDDD", in: round)
    }
    #expect(!AtomicFile.exists(round.folder + "/new"))
  }

  @Test("A store that is there already is not touched")
  func exists() throws {
    let round = try FieldRound()
    let folder = round.laptop.store.folder
    let keys = try ["device.pem", "device.age"].map {
      try AtomicFile.read("\(folder)/keys/\($0)")
    }
    try round.refuses(StoreError.exists("\(folder)/keys")) {
      _ = try Self.make("laptop", in: round)
    }
    #expect(
      try ["device.pem", "device.age"].map { try AtomicFile.read("\(folder)/keys/\($0)") }
        == keys)
  }

  @Test("A bundle that is no keys bundle, or a damaged one, is refused, and nothing is made")
  func badBundle() throws {
    let round = try FieldRound()
    #expect(throws: BundleError.kind(.task)) {
      try Self.make("new", keys: round.plainExport(for: round.laptop), in: round)
    }
    let cut = round.folder + "/cut.zip"
    try AtomicFile.write(
      Array(AtomicFile.read(round.path(of: .keysBundle)).dropLast()), to: cut)
    #expect(throws: BundleError.truncated(entry: "end record")) {
      try Self.make("new", keys: cut, in: round)
    }
    #expect(!AtomicFile.exists(round.folder + "/new"))
  }

  @Test("An init that cannot be completed leaves no half store")
  func half() throws {
    let round = try FieldRound()
    let folder = round.folder + "/new"
    try AtomicFile.makeFolder(folder + "/keys")
    try AtomicFile.write([1], to: folder + "/keys/device.pem")
    #expect(throws: StoreError.exists(folder + "/keys")) { try Self.make("new", in: round) }
    #expect(try AtomicFile.names(in: folder) == ["keys"])
    #expect(try AtomicFile.read(folder + "/keys/device.pem") == [1])
  }

  @Test("An inspector's key is never written over another")
  func inspectorKey() throws {
    let round = try FieldRound()
    let file = try round.path(of: .sticks) + "/GP0007.pem.age"
    let before = try AtomicFile.read(file)
    #expect(throws: BundleError.file(operation: "create", path: file, errno: EEXIST)) {
      try InitLaptop.makeKey(of: Self.inspector("GP0007", file), in: round.clock.surroundings)
    }
    #expect(try AtomicFile.read(file) == before)
    let other = round.folder + "/GP0031.pem.age"
    let request = try InitLaptop.makeKey(
      of: Self.inspector("GP0031", other), in: round.clock.surroundings)
    #expect(request.role == .inspector)
    #expect(request.holder == "GP0031")
    #expect(request.carriers == [])
    let key = try PrivateKey(readingFileAt: other, passphrase: TestPassphrase.identity())
    #expect(request.key == key.publicKey)
  }
}
