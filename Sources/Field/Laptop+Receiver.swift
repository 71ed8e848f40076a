package import Canonical
package import Intake
import Journal
package import Storage

/// A laptop takes in what a colleague's laptop packed for it (merge.md).
extension Laptop: Receiver {
  package func scope(_ reading: Reading) throws -> IntakeScope {
    .visits(Set(try reading.visitNames()))
  }

  package func recordReceived(_ data: [String: JSONValue], in writing: Writing) throws {
    try record([EntryDraft(.merged, data: data)], in: writing)
  }

  package func recordRefused(_ data: [String: JSONValue], in writing: Writing) throws {
    try record([EntryDraft(.bundleRefused, data: data)], in: writing)
  }
}
