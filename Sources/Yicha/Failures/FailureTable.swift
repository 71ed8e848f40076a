import Canonical
import Draw
import Field
import Forms
import Inspection
import Journal
import Merge
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
    case let error as VisitProofFinding: self.init(error)
    case let error as EntryError: self.init(error)
    case let error as CanonicalError: self.init(error)
    case let error as DrawError: self.init(error)
    case let error as FieldError: self.init(error)
    case let error as OfficeError: self.init(error)
    case let error as DecisionError: self.init(error)
    case let error as FormProblems: self.init(error)
    case let error as PublicationError: self.init(error)
    case let error as DataError: self.init(error)
    default: self.init(foreign: error)
    }
  }

  /// What none of the project's errors is.
  ///
  /// Only its type is named: its words might hold data.
  private init?(foreign error: any Error) {
    let type = String(reflecting: type(of: error))
    guard !type.hasPrefix("ArgumentParser.") else { return nil }
    self.init(
      .failed, Label(zh: "意外的错误：\(type)", en: "an unexpected error: \(type)"),
      hint: Label(
        zh: "核对文件夹和权限后再运行；仍不行请连同 yicha --version 一并报告",
        en: "check folder and permissions and run it again; else report it with yicha --version"))
  }

  /// A failure that the command itself throws.
  struct Thrown: Error {
    let failure: Failure
  }
}
