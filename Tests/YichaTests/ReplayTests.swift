import Canonical
import Field
import Foundation
import Inspection
import Journal
import Office
import Sealing
import Storage
import Support
import Testing

@testable import Yicha

/// What an attacker does who holds good bundles, and what a malicious signer does with a good key:
/// through the real program, on copies of one round's stores.
@Suite("Replay, freeze, mix and match")
struct ReplayTests {
  /// The round up to the delivery, and each laptop's next task bundle, which none has opened; all
  /// decrypted, as one who replays them has them at worst.
  private struct Round {
    let simulator: RoundSimulator
    private let firstTasks: [String]
    private let nextTasks: [String]
    private let results: [String]

    init() throws {
      simulator = try RoundSimulator(seed: 33)
      let folder = simulator.world.folder
      let date = try #require(CalendarDate("2023-09-05"))
      _ = try ExportTasks.run(
        date: date, to: "\(folder)/tasks/next", at: simulator.desk(simulator.round.office))
      func plain(_ paths: [String]) throws -> [String] {
        try paths.map { try #require(try PlainBundles.copy(of: $0, ofRound: folder)) }
      }
      func files(_ name: String) throws -> [String] {
        try AtomicFile.names(in: "\(folder)/tasks/\(name)").map { "\(folder)/tasks/\(name)/\($0)" }
      }
      firstTasks = try plain(files("2023-09-04"))
      nextTasks = try plain(files("next"))
      results = try plain(simulator.bundles)
    }

    /// The task bundle that a laptop opened first.
    func firstTask(of laptop: Laptop) throws -> String {
      try #require(firstTasks.first { $0.contains(laptop.origin.holder) })
    }

    /// The next one.
    func nextTask(of laptop: Laptop) throws -> String {
      try #require(nextTasks.first { $0.contains(laptop.origin.holder) })
    }

    /// The results of a laptop, in their sequence.
    func results(of laptop: Laptop) -> [String] {
      results.filter { $0.contains(laptop.origin.holder) }
    }
  }

  private static let round = Result { try Round() }

  private let round: Round
  private let folder = try? TemporaryFolder()

  init() throws {
    round = try Self.round.get()
  }

  private func place() throws -> String { try #require(folder).path }

  // MARK: Who takes

  /// A copy of a laptop's store.
  private func store(of laptop: String) throws -> String {
    let path = "\(try place())/\(laptop)-\(UUID().uuidString)"
    try FileManager.default.copyItem(
      atPath: "\(round.simulator.world.folder)/laptops/\(laptop)", toPath: path)
    return path
  }

  /// A copy of the office's store, before anything came back.
  private func office() throws -> String {
    let path = "\(try place())/office-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: round.simulator.round.office, toPath: path)
    return path
  }

  private func open(
    _ bundle: String, in store: String, language: String = "en",
    clock: String = "2023-09-05T01:00:00Z"
  ) throws -> ProgramRun {
    try Program.run(
      Program.path("yicha"), ["field", "open", bundle, "--store", store],
      environment: ["YICHA_LANG": language, "YICHA_TEST_CLOCK": clock])
  }

  private func merge(
    _ path: String, in store: String, language: String = "en", json: Bool = false
  ) throws -> ProgramRun {
    try Program.run(
      Program.path("yicha"),
      ["office", "merge", path, "--store", store] + (json ? ["--json"] : []),
      environment: ["YICHA_LANG": language, "YICHA_TEST_CLOCK": "2023-09-05T01:00:00Z"])
  }

  // MARK: What comes

  private func machine(_ name: String) throws -> Laptop {
    try Laptop.open(
      "\(round.simulator.world.folder)/laptops/\(name)", doing: nil,
      in: round.simulator.world.machine(name))
  }

  private func desk() throws -> OfficeDesk {
    try OfficeDesk.open(
      round.simulator.round.office, doing: nil, in: round.simulator.world.machine("office"))
  }

  private func firstTask(of laptop: String) throws -> String {
    try round.firstTask(of: machine(laptop))
  }

  private func nextTask(of laptop: String) throws -> String {
    try round.nextTask(of: machine(laptop))
  }

  private func results(of laptop: String) throws -> [String] {
    round.results(of: try machine(laptop))
  }

  /// A bundle's content under another header, sealed again.
  private func resealed(
    _ path: String, by signer: BundleWriter.Signer? = nil,
    _ change: (inout Seal.Header) throws -> Void
  ) throws -> String {
    let target = "\(try place())/\(UUID().uuidString).zip"
    let desk = try desk()
    let reader = BundleReader(trust: try desk.store.read { try desk.trust($0) })
    try reader.withBundle(at: path, copyingInto: place()) { bundle in
      var header = bundle.seal.header
      try change(&header)
      try BundleWriter.write(
        to: target, header: header,
        items: bundle.checked.files.map { file in
          BundleItem(file.path, bytes: try bundle.bytes(of: file.path))
        }, signers: [signer ?? .init(.office, desk.key)])
    }
    return target
  }

  private func sealHash(_ path: String) throws -> Digest {
    let desk = try desk()
    let trust = try desk.store.read { try desk.trust($0) }
    return try BundleReader(trust: trust).verify(at: path).sealHash
  }

  private func entries(of name: String, in store: String) throws -> [Entry] {
    let laptop = try Laptop.open(store, doing: nil, in: round.simulator.world.machine(name))
    return try laptop.store.read { try $0.entries(of: laptop.origin) }
  }

  // MARK: A laptop and its tasks

  private func refuses(
    _ bundle: String, in store: String, _ code: Int32, _ english: String, _ chinese: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (language, words) in [("en", english), ("zh", chinese)] {
      let run = try open(bundle, in: store, language: language)
      #expect(run.code == code, "\(run.output)\(run.errors)", sourceLocation: sourceLocation)
      #expect(
        run.errors.contains(words), "\(run.output)\(run.errors)", sourceLocation: sourceLocation)
    }
  }

  @Test("A task at the last number with another seal is a replay; the same seal is no news")
  func replayedTask() throws {
    let store = try store(of: "market-1")
    let first = try firstTask(of: "market-1")
    let other = try resealed(first) { $0.id = "T-another" }
    try refuses(
      other, in: store, 22, "sequence 1 is not above 1, the last one taken, and its seal differs",
      "序号 1 不大于已收的 1")
    let again = try open(first, in: store)
    #expect(again.code == 0)
    #expect(again.output.contains("was opened before; nothing changed"))
  }

  @Test("Below the last number too, after the next one was taken")
  func olderTask() throws {
    let store = try store(of: "market-1")
    let first = try firstTask(of: "market-1")
    #expect(try open(nextTask(of: "market-1"), in: store).code == 0)
    let other = try resealed(first) { $0.id = "T-another" }
    try refuses(other, in: store, 22, "sequence 1 is not above 2", "序号 1 不大于已收的 2")
    #expect(try open(first, in: store).code == 0)
  }

  @Test("Two tasks of one number show by the one that follows, which is refused and recorded")
  func forkedTask() throws {
    let store = try store(of: "market-1")
    let forked = try resealed(nextTask(of: "market-1")) { $0.previous = .sha256("another") }
    try refuses(
      forked, in: store, 23, "its issuer sealed two bundles of number 1", "第 1 号包有两个")
    let refused = try entries(of: "market-1", in: store).filter { $0.type == .bundleRefused }
    #expect(refused.map { $0.data["code"] } == [23, 23])
  }

  @Test("A task for a colleague's laptop is not for here")
  func colleague() throws {
    let other = try machine("market-2").party.description
    try refuses(
      firstTask(of: "market-2"), in: store(of: "market-1"), 22, "the bundle is for \(other)",
      "此包是发给 \(other) 的")
  }

  @Test("An office of another region cannot give a task with this office's key")
  func elsewhere() throws {
    let task = try resealed(nextTask(of: "market-1")) {
      $0.issuer = try #require(Party.office("140500"))
    }
    try refuses(
      task, in: store(of: "market-1"), 21, "the issuer office:140500 is not who signed",
      "出具方 office:140500 不是签名方")
  }

  @Test("A device cannot give a task, in its own role or in the office's")
  func device() throws {
    let key = try machine("market-2").key
    let name = key.publicKey.kid16
    let store = try store(of: "market-1")
    let task = try nextTask(of: "market-1")
    try refuses(
      resealed(task, by: .init(.device, key)) { _ in }, in: store, 21,
      "a task bundle needs 1 signers as office and has 0", "须有 1 个 office 签名")
    try refuses(
      resealed(task, by: .init(.office, key)) { _ in }, in: store, 21,
      "key \(name) does not hold the role office", "密钥 \(name) 没有 office 的角色")
  }

  @Test("A result or a keys bundle is no task")
  func kinds() throws {
    let result = try #require(try results(of: "market-1").first)
    try refuses(
      result, in: store(of: "market-1"), 22, "a result bundle is not wanted here",
      "这是结果包，此处不收")
  }

  @Test("A frozen task is taken after its expiry, with a warning that is recorded")
  func frozen() throws {
    let store = try store(of: "market-1")
    let task = try nextTask(of: "market-1")
    let run = try open(task, in: store, clock: "2023-10-09T01:00:00Z")
    #expect(run.code == 0)
    #expect(run.errors.contains("the bundle has expired; it was taken in"), "\(run.errors)")
    let opened = try entries(of: "market-1", in: store).last { $0.type == .bundleOpened }
    #expect(opened?.data["expired"] == true)
  }

  // MARK: The office and its results

  /// What the report of a merge says of one bundle.
  private func line(_ run: ProgramRun) throws -> (code: Int, notes: [String], waiting: [String]) {
    let report = try CanonicalJSON.read(Array(run.output.utf8.dropLast()))
    let line = try #require(report["bundles"]?.array?.first)
    return (
      line["code"]?.integer ?? -1, line["notes"]?.strings ?? [],
      report["waiting_for"]?.strings ?? []
    )
  }

  @Test("A result for another office, and one in a colleague's name, are refused")
  func resultsOfOthers() throws {
    let result = try #require(try results(of: "market-2").first)
    let own = BundleWriter.Signer(.device, try machine("market-2").key)
    let elsewhere = try resealed(result, by: own) {
      $0.recipient = try #require(Party.office("140500"))
    }
    let colleague = try machine("market-1").party
    let impostor = try resealed(result, by: own) { $0.issuer = colleague }
    let store = try office()
    for (path, code, english, chinese) in [
      (elsewhere, 22, "the bundle is for office:140500", "此包是发给 office:140500 的"),
      (impostor, 21, "the issuer \(colleague) is not who signed", "出具方 \(colleague) 不是签名方"),
      (
        try firstTask(of: "market-1"), 22, "a task bundle is not wanted here",
        "这是任务包，此处不收"
      ),
    ] as [(String, Int32, String, String)] {
      for (language, words) in [("en", english), ("zh", chinese)] {
        let run = try merge(path, in: store, language: language)
        #expect(run.code == code && run.errors.contains(words), "\(run.output)\(run.errors)")
      }
    }
  }

  @Test("The same result again is no news")
  func sameResult() throws {
    let store = try office()
    let result = try #require(try results(of: "market-2").first)
    _ = try merge(result, in: store)
    let again = try merge(result, in: store, json: true)
    #expect(again.code == 0)
    #expect(try line(again).notes == ["already-imported"])
  }

  @Test("One number under two seals is an alarm, both kept, whichever came first")
  func doubled() throws {
    let result = try #require(try results(of: "market-2").first)
    let own = BundleWriter.Signer(.device, try machine("market-2").key)
    let other = try resealed(result, by: own) { $0.id += "-again" }
    let seals = try [sealHash(result).prefix16, sealHash(other).prefix16]
    for (first, second, named) in [(result, other, seals), (other, result, seals.reversed())] {
      let store = try office()
      _ = try merge(first, in: store)
      let run = try merge(second, in: store, json: true)
      #expect(run.code == 23)
      #expect(try line(run).notes == ["same-sequence: 1, \(named[0]) and \(named[1])"])
    }
  }

  @Test("A result that comes before the one it follows is waited for by its number")
  func gap() throws {
    let parts = try results(of: "fire-1")
    let device = try machine("fire-1").party
    let store = try office()
    let late = try merge(#require(parts.last), in: store, json: true)
    #expect(late.code == 3)
    #expect(try line(late).waiting == ["result 1 of \(device)"])
    let said = try merge(#require(parts.last), in: store)
    #expect(said.output.contains("waiting for result 1 of \(device)"), "\(said.output)")
    let first = try merge(#require(parts.first), in: store, json: true)
    #expect(try line(first).waiting == [])
    #expect(try line(first).notes == [])
  }

  @Test("A result that follows another than is held is an alarm, whichever comes first")
  func forkedResult() throws {
    let parts = try results(of: "fire-1")
    let (first, last) = (try #require(parts.first), try #require(parts.last))
    let own = BundleWriter.Signer(.device, try machine("fire-1").key)
    let another = Digest.sha256("another")
    let forked = try resealed(last, by: own) { $0.previous = another }
    let seal = try sealHash(first).prefix16
    for (order, note) in [
      ([first, forked], "same-sequence: 1, \(seal) and \(another.prefix16)"),
      ([forked, first], "same-sequence: 1, \(another.prefix16) and \(seal)"),
    ] {
      let store = try office()
      _ = try merge(order[0], in: store)
      let run = try merge(order[1], in: store, json: true)
      #expect(run.code == 23)
      #expect(try line(run).notes.contains(note), "\(run.output)")
    }
  }

  @Test("An answer to a task that this office never sent to the device calls for a person")
  func foreignTask() throws {
    let result = try #require(try results(of: "market-2").first)
    let own = BundleWriter.Signer(.device, try machine("market-2").key)
    let colleagues = try sealHash(firstTask(of: "market-1"))
    for task in [Digest.sha256("another"), colleagues] {
      let store = try office()
      let path = try resealed(result, by: own) { $0.replies = task }
      let run = try merge(path, in: store, json: true)
      #expect(run.code == 3)
      #expect(try line(run).notes == ["replies-unknown: \(task.prefix16)"])
    }
  }

  // MARK: Parts of one bundle in another

  @Test(
    "A bundle put together from good ones is refused by the part that is not its own",
    arguments: [
      ("signature-over-another-seal", "the signature of key", "的签名无效"),
      ("payload-of-another-bundle", "the manifest is not the one that the seal names", "文件清单与封条不符"),
      (
        "manifest-of-another-bundle", "the manifest is not the one that the seal names", "文件清单与封条不符"
      ),
      ("file-of-another-bundle", "data/a was altered: its hash differs", "data/a 的内容已被改动"),
      ("signature-of-low-order", "the signature of key", "的签名无效"),
      ("key-of-low-order", "signed by the unknown key", "不在已知密钥中"),
    ])
  func mixed(vector: String, english: String, chinese: String) throws {
    for (language, words) in [("en", english), ("zh", chinese)] {
      let run = try Program.run(
        Program.path("yicha"),
        ["verify", "broken/\(vector).zip", "--keys", "keys", "--lang", language],
        in: Project.path("Bundles"))
      #expect(run.code == 21)
      #expect(run.errors.contains(words), "\(run.output)\(run.errors)")
    }
  }
}
