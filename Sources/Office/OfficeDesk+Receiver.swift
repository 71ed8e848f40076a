package import Canonical
package import Intake
import Journal
package import Storage

extension OfficeDesk: Receiver {
  package func scope(_ reading: Reading) throws -> IntakeScope { .everything }

  package func recordReceived(_ data: [String: JSONValue], in writing: Writing) throws {
    try record([draft(.resultReceived, data)], in: writing)
  }

  package func recordRefused(_ data: [String: JSONValue], in writing: Writing) throws {
    try record([draft(.bundleRefused, data)], in: writing)
  }
}
