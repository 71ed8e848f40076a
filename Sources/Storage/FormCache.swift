import Canonical
import Forms
import Synchronization

/// Compiled forms that this process has read: what a digest names never changes, and reading a form
/// again for every act would cost more than the act.
enum FormCache {
  private static let held = Mutex<[Digest: CompiledForm]>([:])

  /// The form of a digest, read once.
  static func form(_ digest: Digest, read: () throws -> CompiledForm) throws -> CompiledForm {
    if let form = held.withLock({ $0[digest] }) { return form }
    let form = try read()
    held.withLock { $0[digest] = form }
    return form
  }
}
