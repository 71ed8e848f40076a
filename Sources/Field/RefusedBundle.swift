import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// A bundle that was not taken in and must not be forgotten: by it the office says two things of one.
enum RefusedBundle {
  /// Records a refusal for a contradiction; of any other nothing is kept, as nothing was learnt.
  ///
  /// - Parameters:
  ///   - error: Why the bundle was refused.
  ///   - path: Where the bundle lies; its name is recorded.
  ///   - laptop: The laptop.
  /// - Throws: `StoreError`; the database's error.
  static func record(_ error: any Error, _ path: String, on laptop: Laptop) throws {
    guard isContradiction(error) else { return }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let data: [String: JSONValue] = [
      "file": .string(TextProfile.cleaned(name)), "code": .integer(ExitCode.contradiction.rawValue),
    ]
    try laptop.store.write { writing in
      _ = try laptop.record([EntryDraft(.bundleRefused, data: data)], in: writing)
    }
  }

  private static func isContradiction(_ error: any Error) -> Bool {
    switch error {
    case FieldError.officeForked, BundleError.sequenceForked: true
    default: false
    }
  }
}
