import FuzzDriver

@testable import Sealing

/// Any bytes to the age reader, and files of somebody who knows the file key.
///
/// The first byte of an input says what the rest is:
///
/// - `a`: a file as it is;
/// - `h`: the lines of a header, authenticated by the known file key, before a good payload;
/// - `c`: a payload, chunk by chunk as the bytes say, behind a good header.
@main
enum AgeFuzz {
  static func main() throws {
    let forgery = try AgeForgery()
    try Fuzzing.run(seeds: { try seeds(forgery) }, test: { take($0, forgery) })
  }

  private static func take(_ input: [UInt8], _ forgery: AgeForgery) {
    let rest = Array(input.dropFirst())
    switch input.first {
    case UInt8(ascii: "a"): _ = forgery.plain(of: input)
    case UInt8(ascii: "h"): header(rest, forgery)
    case UInt8(ascii: "c"): payload(rest, forgery)
    default: return
    }
  }

  /// A header that is taken is the one spelling of its stanzas.
  private static func header(_ lines: [UInt8], _ forgery: AgeForgery) {
    let covered = forgery.covered(lines)
    guard forgery.plain(of: forgery.file(covered: covered, chunks: [1])) != nil else { return }
    let again = forgery.stanzas(covered: covered).map(AgeHeader.covered)
    Fuzzing.require(again == covered, "a header that is taken has one spelling")
  }

  /// A payload is taken only as it is written: each chunk in its place and full but for the last.
  private static func payload(_ script: [UInt8], _ forgery: AgeForgery) {
    let plain = forgery.plain(
      of: forgery.file(covered: forgery.covered(forgery.stanza), chunks: script))
    let honest = forgery.honest(script)
    Fuzzing.require(plain == honest, "a payload is taken as it was written or not at all")
  }

  private static func seeds(_ forgery: AgeForgery) throws -> [[UInt8]] {
    [
      forgery.file(covered: forgery.covered(forgery.stanza), chunks: [1]),
      try forgery.passphraseFile(),
      [UInt8(ascii: "h")] + forgery.stanza,
      [UInt8(ascii: "h")] + Array("-> other argument\nAAAA\n".utf8) + forgery.stanza,
      [UInt8(ascii: "c"), 1],
      [UInt8(ascii: "c"), 2, 2, 1],
    ]
  }
}
