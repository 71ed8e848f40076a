import Inspection
import Storage

extension Reading {
  /// The dictionary of results in force; nil while none is published.
  func outcomes() throws -> OutcomeDictionary? {
    try published("outcomes").map { try OutcomeDictionary($0) }
  }

  /// The work calendar in force; nil while none is published.
  func calendar() throws -> WorkCalendar? {
    try published("calendar").map { try WorkCalendar($0) }
  }
}
