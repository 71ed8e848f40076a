import Canonical
import Forms
import Synchronization

/// Compiled forms that this process has read: what a digest names never changes, and reading a form
/// again for every act would cost more than the act.
enum FormCache {
  private static let held = Mutex<[Digest: CompiledForm]>([:])
  private static let sets = Mutex<[[Digest]: VisitForms]>([:])

  /// The form of a digest, read once.
  static func form(_ digest: Digest, read: () throws -> CompiledForm) throws -> CompiledForm {
    if let form = held.withLock({ $0[digest] }) { return form }
    let form = try read()
    held.withLock { $0[digest] = form }
    return form
  }

  /// The forms of visits that have the same, put together once.
  static func forms(
    _ digests: [Digest], read: (Digest) throws -> CompiledForm
  ) throws -> VisitForms {
    if let forms = sets.withLock({ $0[digests] }) { return forms }
    let forms = VisitForms(try digests.map(read))
    sets.withLock { $0[digests] = forms }
    return forms
  }
}
