import Canonical
import Glibc

/// Records as a journal holds them, one a line: as hard to compress as real ones, since salts and
/// hashes fill half of each.
enum RecordFile {
  /// Writes so many lines.
  ///
  /// - Throws: `BenchFailure.system`.
  static func write(_ path: String, records: Int) throws(BenchFailure) {
    guard let file = unsafe fopen(path, "w") else { throw SystemError.last("fopen", path) }
    defer { unsafe fclose(file) }
    var last = Digest.zero
    for number in 0..<records {
      let line = line(number, after: last)
      last = .leaf(line)
      guard unsafe fwrite(line + [0x0A], 1, line.count + 1, file) == line.count + 1 else {
        throw SystemError.last("fwrite", path)
      }
    }
    guard unsafe fflush(file) == 0 else { throw SystemError.last("fflush", path) }
  }

  /// One line of a journal: an answer.
  ///
  /// - Parameters:
  ///   - number: Its number in the journal.
  ///   - last: The leaf of the line before.
  ///   - visits: How the numbers of this journal's visits begin.
  ///   - perVisit: How many answers each of them has.
  /// - Returns: The line, without its line feed.
  static func line(
    _ number: Int, after last: Digest, visits: String = "", perVisit: Int = 96
  ) -> [UInt8] {
    let salt = Digest.sha256("salt \(number)").hex.prefix(32)
    let state = Digest.sha256("state \(number / perVisit)").hex
    let question = number % perVisit
    let text = """
      {"at":\(1_693_793_340_000 + number * 1_700),"boot":"9f2c41","by":["GP0007","GP0031"],\
      "data":{"form":"catering","question":"CT-\(question)","state":"\(state)","value":"yes"},\
      "mono":\(540_000 + number * 1_700),"parents":[],"prev":"\(last.hex)","salt":"\(salt)",\
      "seq":\(number),"type":"answer.set","visit":"V-140581-2023-\(visits)\(1_000 + number / perVisit)"}
      """
    return Array(text.utf8)
  }
}
