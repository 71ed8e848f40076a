import Glibc

/// What the three fuzzers share: libFuzzer's loop, its seeds, and how a broken promise is said.
package enum Fuzzing {
  /// What is done with each input; set once, before libFuzzer starts.
  nonisolated(unsafe) fileprivate static var test: ([UInt8]) -> Void = { _ in }

  /// Runs libFuzzer on the program's arguments, or writes the seeds: `seeds FOLDER`.
  ///
  /// - Parameters:
  ///   - seeds: the inputs from which libFuzzer starts.
  ///   - test: takes one input; it traps when something is as it must never be.
  /// - Throws: what the seeds throw, or that one could not be written.
  package static func run(seeds: () throws -> [[UInt8]], test: @escaping ([UInt8]) -> Void) throws {
    let arguments = CommandLine.arguments
    if arguments.count == 3, arguments[1] == "seeds" {
      return try write(seeds(), into: arguments[2])
    }
    unsafe self.test = test
    var count = CommandLine.argc
    var words = unsafe CommandLine.unsafeArgv
    exit(unsafe libFuzzer(&count, &words, testOneInput))
  }

  /// Traps, so that libFuzzer keeps the input, unless a promise is kept.
  package static func require(_ holds: Bool, _ promise: StaticString) {
    guard holds else { fatalError("\(promise)") }
  }

  private static func write(_ seeds: [[UInt8]], into folder: String) throws {
    for (number, seed) in seeds.enumerated() {
      let path = "\(folder)/seed-\(number)"
      guard let file = unsafe fopen(path, "w") else { throw SystemRefusal(path: path) }
      defer { unsafe fclose(file) }
      guard unsafe fwrite(seed, 1, seed.count, file) == seed.count else {
        throw SystemRefusal(path: path)
      }
    }
  }

  private struct SystemRefusal: Error {
    let path: String
  }
}

private typealias Test = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
private func libFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>, _ test: Test
) -> CInt

/// The name that libFuzzer's own `main` asks for.
@_cdecl("LLVMFuzzerTestOneInput")
package func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  unsafe Fuzzing.test(input)
  return 0
}
