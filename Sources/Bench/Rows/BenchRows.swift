/// The rows in the order of the table; a new one is one file and one line here.
enum BenchRows {
  static let all: [any BenchRow] =
    [
      StartRow(),
      AnswerRow(),
      BundleVerifyRow(),
      BundleOpenRow(),
      BundlePackRow(),
      BundleDeliverRow(),
      BundleMergeRow(),
      AgeEncryptRow(),
      AgeDecryptRow(),
      RecordsPackRow(),
      DemoRow(),
      ReaderRow(rival: .hash), ReaderRow(rival: .decoder),
      JournalVerifyRow(cores: 1), JournalVerifyRow(cores: 2),
      ProofRow(), ProofVerifyRow(),
    ] + MemoryRow.all + MergeRow.all + [LargeStoreRow()]

  /// The rows whose name contains a text; the empty text names all.
  static func named(_ part: String) -> [any BenchRow] {
    part.isEmpty ? all : all.filter { $0.name.contains(part) }
  }
}
