import FoundationEssentials

/// The small files by which programs tell each other numbers.
enum TextFile {
  static func read(_ path: String) throws(BenchFailure) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .system(call: "read", object: path, reason: "not there")
    }
    return String(decoding: data, as: UTF8.self)
  }

  static func write(_ text: String, to path: String) throws(BenchFailure) {
    guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
      throw .system(call: "write", object: path, reason: "not written")
    }
  }
}
