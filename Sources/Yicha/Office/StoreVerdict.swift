import Inspection
import Office
import Storage

/// What `office verify` says of a store: each check only where the one before found nothing, since
/// it would tell the same defect again.
struct StoreVerdict {
  /// What is wrong.
  let findings: [Label]
  /// Journals and files; nil where the database is not the one that the program makes.
  let check: StoreCheck?

  /// Checks schema, then journals and files, then the tables that follow from them.
  ///
  /// - Throws: what keeps the store from being read at all.
  init(_ desk: OfficeDesk) throws {
    let schema = try desk.store.schemaDefects()
    guard schema.isEmpty else {
      findings = schema.map { Failure($0).what }
      check = nil
      return
    }
    let check = try desk.store.read { try StoreCheck($0, desk) }
    self.check = check
    guard check.findings.isEmpty else {
      findings = check.findings
      return
    }
    findings = try desk.store.projectionDefects().map { Failure($0).what }
  }

  /// The failure with which the command ends.
  var failure: Failure.Thrown {
    Failure.Thrown(
      failure: Failure(
        .contradiction,
        Label(
          zh: "办公室库核验不通过：\(findings.count) 处",
          en: "the store is not intact: \(findings.count) findings"),
        hint: Label(
          zh: "停止使用此库并保留原样，从备份恢复",
          en: "stop using this store, keep it as it is, restore from a backup")))
  }
}
