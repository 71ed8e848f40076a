/// The long journals of one run, each made when the first row needs it and kept for the others.
final class ProofStores {
  private let folder: String
  private var made: [Int: ProofStore] = [:]

  init(folder: String) {
    self.folder = folder
  }

  /// The store with so many entries.
  func store(entries: Int) throws -> ProofStore {
    if let store = made[entries] { return store }
    Talk.progress("making a journal of \(entries) entries")
    let store = try ProofStore.make(in: "\(folder)/proofs-\(entries)", entries: entries)
    made[entries] = store
    return store
  }
}
