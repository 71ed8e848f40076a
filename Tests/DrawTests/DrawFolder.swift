import Draw
import Foundation

/// The bytes of a draw folder, as tests make, change and store them.
struct DrawFolder {
  var files: [String: [UInt8]] = [:]

  init() {}

  init(_ frozen: FrozenDraw, seed: String) {
    self[.plan] = frozen.plan.bytes
    self[.register] = frozen.register
    self[.pool] = frozen.pool
    self[.inspectors] = frozen.inspectors
    self[.seed] = Array(seed.utf8)
  }

  init(at url: URL) throws {
    for file in DrawFile.allCases {
      self[file] = [UInt8](try Data(contentsOf: url.appending(path: file.rawValue)))
    }
  }

  subscript(file: DrawFile) -> [UInt8] {
    get { files[file.rawValue] ?? [] }
    set { files[file.rawValue] = newValue }
  }

  func text(_ file: DrawFile) -> String { String(decoding: self[file], as: UTF8.self) }

  /// Replaces the first occurrence of a text that must be there.
  mutating func replace(_ old: String, with new: String, in file: DrawFile) throws {
    var text = text(file)
    guard let range = text.range(of: old) else { throw NotThere(text: old) }
    text.replaceSubrange(range, with: new)
    self[file] = Array(text.utf8)
  }

  struct NotThere: Error { let text: String }

  func run() throws(DrawError) -> DrawResult {
    try DrawMethod.run(
      plan: self[.plan], register: self[.register], pool: self[.pool],
      inspectors: self[.inspectors], seed: self[.seed])
  }

  /// The folder with the result files that follow from it.
  func published() throws -> DrawFolder {
    var folder = self
    let result = try run()
    folder[.result] = result.resultBytes
    folder[.public] = result.publicBytes
    return folder
  }

  func proof(of id: String) throws(DrawError) -> DrawProof {
    try DrawProof(
      of: id, plan: self[.plan], register: self[.register], pool: self[.pool], seed: self[.seed])
  }

  func write(to url: URL) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, bytes) in files { try Data(bytes).write(to: url.appending(path: name)) }
  }
}

/// A folder that is gone when the test is.
func withTemporaryFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
  let url = FileManager.default.temporaryDirectory.appending(path: "draw-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url)
}
