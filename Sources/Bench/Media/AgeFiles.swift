import FoundationEssentials
import Sealing

/// One file encrypted and decrypted, here and by the stock `age`.
struct AgeFiles {
  private let bench: Workbench
  private let plain: String
  private let age: String
  private let recipient: String
  private let identity: String
  private let work: BenchWork

  /// Lends the files, which are gone afterwards.
  static func using<Result>(
    _ bench: Workbench, plain: String, _ body: (AgeFiles) throws -> Result
  ) throws -> Result {
    let files = try AgeFiles(bench: bench, plain: plain)
    let result = try body(files)
    try files.remove()
    return result
  }

  /// Makes a key, and the encrypted file.
  private init(bench: Workbench, plain: String) throws {
    self.bench = bench
    self.plain = plain
    age = try StockProgram.path(of: "age")
    work = try BenchWork(bench: bench)
    let key = try AgeX25519Identity { count in
      var generator = SystemRandomNumberGenerator()
      return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
    guard let recipient = key.recipient else { throw BenchFailure.fixture("no recipient") }
    self.recipient = recipient.text
    identity = bench.folder + "/identity"
    try TextFile.write(key.text + "\n", to: identity)
    _ = try stockEncrypt()
  }

  func encrypt() throws(BenchFailure) -> Sample {
    try work.encrypt(plain, to: recipient, output: bench.folder + "/own.age")
  }

  func decrypt() throws(BenchFailure) -> Sample {
    try work.decrypt(encrypted, by: identity, output: bench.folder + "/own.plain")
  }

  func stockEncrypt() throws(BenchFailure) -> Sample {
    try bench.stopwatch.time([age, "-r", recipient, "-o", encrypted, plain])
  }

  func stockDecrypt() throws(BenchFailure) -> Sample {
    try bench.stopwatch.time(
      [age, "-d", "-i", identity, "-o", bench.folder + "/stock.plain", encrypted])
  }

  private func remove() throws {
    for name in ["own.age", "own.plain", "stock.age", "stock.plain"] {
      let path = bench.folder + "/" + name
      if FileManager.default.fileExists(atPath: path) {
        try FileManager.default.removeItem(atPath: path)
      }
    }
  }

  private var encrypted: String { bench.folder + "/stock.age" }
}
