import Canonical
import Draw
import Field
import Forms
import Inspection
import Journal
import Office
import Publication
import Sealing
import Storage

extension Failure {
  /// The failure of an error; nil for errors of the argument parser, which has its own words.
  init?(_ error: any Error) {
    switch error {
    case let error as Failure.Thrown: self = error.failure
    case let error as StoreError: self.init(error)
    case let error as BundleError: self.init(error)
    case let error as TrustError: self.init(error)
    case let error as NoteError: self.init(error)
    case let error as JournalFinding: self.init(error)
    case let error as EntryError: self.init(error)
    case let error as CanonicalError: self.init(error)
    case let error as DrawError: self.init(error)
    case let error as FieldError: self.init(error)
    case let error as OfficeError: self.init(error)
    case let error as FormProblems: self.init(error)
    case let error as PublicationError: self.init(error)
    default: return nil
    }
  }

  /// A failure that the command itself throws.
  struct Thrown: Error {
    let failure: Failure
  }
}
