package import Inspection

extension BundleError {
  /// How the command ends with this error.
  package var exitCode: ExitCode {
    switch kind {
    case .malformed: .malformed
    case .notAuthentic: .notAuthentic
    case .notForHere: .notForHere
    case .contradiction: .contradiction
    case .known: .done
    case .failed: .failed
    }
  }
}
