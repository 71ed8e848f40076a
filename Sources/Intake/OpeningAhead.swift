import Canonical
import Sealing
import Storage

/// Opens the files of a merge in their order, the next small ones on another core while one is
/// being taken in.
final class OpeningAhead {
  /// So many are opened before their turn.
  private static let most = 3
  /// A larger file waits for its turn: what was opened takes memory, and its copy the disk.
  private static let largest = 2 << 20

  private let opening: ResultOpening
  private let core = SecondCore<Result<OpenedResult, BundleError>>()
  private var waiting: ArraySlice<String>
  private var begun: ArraySlice<String> = []

  /// Nothing is opened before the first is asked for.
  init(_ files: [String], _ opening: ResultOpening) {
    self.opening = opening
    waiting = files[...]
  }

  /// Gives the next file, opened.
  ///
  /// - Parameter memory: What the merge knows of the store by now.
  /// - Returns: The file and what it holds, or why it is refused; nil after the last.
  func next(
    _ memory: IntakeMemory
  ) -> (path: String, content: Result<OpenedResult, BundleError>)? {
    beginSome(memory)
    guard let opened = core.collect(), let path = begun.popFirst() else {
      return waiting.popFirst().map { ($0, opening.open($0, memory.standing)) }
    }
    beginSome(memory)
    return (path, renewed(opened, path, memory))
  }

  /// What was opened, as it would be opened now: the bundles between may have brought the same, or
  /// may miss what it has.
  private func renewed(
    _ opened: Result<OpenedResult, BundleError>, _ path: String, _ memory: IntakeMemory
  ) -> Result<OpenedResult, BundleError> {
    switch opened {
    case .success(let result):
      let seal = result.bundle.sealHash
      guard memory.standing(result.bundle.seal, seal) == .known else { return opened }
      do throws(BundleError) {
        try result.bundle.close()
      } catch {
        return .failure(error)
      }
      return .failure(.alreadyImported(seal))
    case .failure(let error):
      let isWantedNow = error.kind == .known && !memory.absent.isEmpty
      return isWantedNow ? opening.open(path, memory.standing) : opened
    }
  }

  /// Gives up what was opened and nobody will take.
  func close() {
    waiting = []
    while let opened = core.collect() {
      // What remains of a copy the next command that writes removes, and says so.
      if case .success(let result) = opened { try? result.bundle.close() }
    }
  }

  private func beginSome(_ memory: IntakeMemory) {
    let standing = memory.standing
    while begun.count < Self.most, let path = waiting.first, isSmall(path) {
      waiting.removeFirst()
      begun.append(path)
      core.begin { [opening] in opening.open(path, standing) }
    }
  }

  private func isSmall(_ path: String) -> Bool {
    BundleFile.size(at: path).map { $0 <= Self.largest } ?? false
  }
}
