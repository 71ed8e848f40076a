package import Canonical
import Inspection
import Journal
package import Publication
import Storage

/// `office publish`: makes approved results public (requirements A7, X12, X13).
///
/// All published before go out with them. A visit that was published and reviewed again is
/// published as a correction; what is public changes in no other way (merge.md 10).
package enum PublishResults {
  /// What went out.
  package struct Result: Sendable {
    /// A file of the publication.
    package struct File: Equatable, Sendable {
      /// Its name.
      package let name: String
      /// Where it lies.
      package let path: String
      /// SHA-256 of its content.
      package let digest: Digest
    }

    /// The publication that the files are of; nil while nothing was ever published.
    package let batch: String?
    /// The files in the folder.
    package let files: [File]
    /// The visits published by this act; empty when nothing was new.
    package let published: [String]
    /// Those of them that correct an earlier record.
    package let corrected: [String]
    /// Finished visits that are not published, with all that each lacks.
    ///
    /// Some of them are public in an earlier version.
    package let held: [OfficeError.VisitGap]
    /// Published of finished visits.
    package let rate: PublicityRate
  }

  /// Publishes what is approved, and writes the files that hold everything public so far.
  ///
  /// The files lie on the disk before anything is recorded, and are put in place afterwards. Where
  /// nothing is new, those of the last publication are written again, byte for byte: also after
  /// a power cut between the two.
  ///
  /// - Parameters:
  ///   - folder: Where the files go; made when it is not there; only this office's
  ///     earlier publication is replaced.
  ///   - desk: The office.
  /// - Returns: What was published now, and the files in the folder.
  /// - Throws: `OfficeError.needed`, `PublicationError` for the page as a whole, `StoreError`;
  ///   one visit that cannot be published never keeps the others back.
  package static func run(to folder: String, at desk: OfficeDesk) throws -> Result {
    _ = try desk.deciding()
    var prepared: PreparedFiles?
    let result: Result
    do {
      result = try desk.store.write { writing in
        var publishing = try Publishing(desk, writing, folder)
        let (result, files) = try publishing.run()
        guard !files.isEmpty else { return result }
        try PublicationFolder.prepare(folder, region: desk.origin.region)
        // What cannot be written must not be recorded as public.
        prepared = try PreparedFiles(files.map { ($0.name, $0.bytes) }, in: folder)
        return result
      }
    } catch {
      prepared?.discard()
      throw error
    }
    try prepared?.put()
    return result
  }
}

/// One publication within its transaction.
private struct Publishing {
  /// A record that is to be published.
  private struct New {
    let record: PublicRecord
    let line: [UInt8]
    let review: Digest
  }

  private let desk: OfficeDesk
  private let writing: Writing
  private let folder: String
  private let today: CalendarDate
  private let maker: RecordOfVisit
  private var new: [New] = []
  private var old: [PublicRecord] = []
  private var held: [OfficeError.VisitGap] = []
  private var due: Set<String> = []

  init(_ desk: OfficeDesk, _ writing: Writing, _ folder: String) throws {
    self.desk = desk
    self.writing = writing
    self.folder = folder
    today = desk.surroundings.now().date()
    maker = try RecordOfVisit(writing.reading, today: today)
  }

  mutating func run() throws -> (PublishResults.Result, [PublishedFile]) {
    for (_, row) in try writing.reading.visitRows() {
      let summary = VisitSummary(row)
      guard summary.isDue, let file = try writing.reading.visitFile(summary.visit) else { continue }
      due.insert(summary.visit)
      try take(file)
    }
    let shown = Set((new.map(\.record) + old).map(\.visit))
    let rate = PublicityRate(finished: due, published: shown)
    let count = try writing.reading.documents("publication").count
    let batch = batchName(new.isEmpty ? count : count + 1)
    let files = new.isEmpty ? try lastFiles(batch) : try publish(batch, rate)
    let result = PublishResults.Result(
      batch: files.isEmpty ? nil : batch,
      files: files.map { file in
        .init(name: file.name, path: "\(folder)/\(file.name)", digest: file.digest)
      },
      published: new.map(\.record.visit),
      corrected: new.map(\.record).filter { $0.correction != nil }.map(\.visit), held: held,
      rate: rate)
    return (result, files)
  }

  private func batchName(_ number: Int) -> String {
    "B-\(desk.origin.region)-\(number)"
  }

  /// Puts a visit with the new, the old or the held ones.
  private mutating func take(_ file: VisitFile) throws {
    let review = try VisitReview(file)
    let publication = VisitPublication(file)
    var missing = hindrances(file, review, isPublic: publication != nil)
    if missing.isEmpty, let review, review.leaf.hex != publication?.review {
      switch record(of: file, review, publication) {
      case .success(let record):
        new.append(New(record: record, line: try record.line(), review: review.leaf))
        return
      case .failure(let hindrance): missing = [hindrance.text]
      }
    }
    if !missing.isEmpty {
      held.append(OfficeError.VisitGap(visit: file.name, missing: missing))
    }
    guard let publication else { return }
    old.append(try PublicRecord(line: writing.reading.content.bytes(of: publication.record)))
  }

  private func record(
    of file: VisitFile, _ review: VisitReview, _ publication: VisitPublication?
  ) -> Result<PublicRecord, RecordOfVisit.Hindrance> {
    guard let outcome = review.outcome else {
      return .failure(.init(text: OutcomeError.none.text))
    }
    let correction = publication.map { Self.correction(of: $0, review) }
    return Result { () throws(RecordOfVisit.Hindrance) in
      try maker.record(of: file, outcome, correction: correction)
    }
  }

  private func hindrances(
    _ file: VisitFile, _ review: VisitReview?, isPublic: Bool
  ) -> [Label] {
    guard let review else {
      return file.missing + [Label(zh: "尚未审核", en: "not reviewed")]
    }
    guard review.heads == file.headsDigest.hex else {
      let changed =
        isPublic
        ? Label(zh: "公示后又有变化，须审核更正", en: "changed after it was published: review the correction")
        : Label(zh: "审核后又有变化，须重新审核", en: "changed after the review: review it again")
      return file.missing + [changed]
    }
    guard review.decision == .approve else {
      let reason = review.reason ?? ""
      return [Label(zh: "审核退回：\(reason)", en: "returned by the review: \(reason)")]
    }
    return file.missing
  }

  /// The record names both days: its own, and that of the record it replaces.
  private static func correction(
    of earlier: VisitPublication, _ review: VisitReview
  ) -> Correction {
    Correction(
      previous: earlier.record, reason: "原于 \(earlier.date) 公示；\(review.reason ?? "")")
  }

  private func publish(_ name: String, _ rate: PublicityRate) throws -> [PublishedFile] {
    let batch = try PublicationBatch(
      title: title, office: office, region: desk.origin.region, date: today, rate: rate,
      records: new.map(\.record) + old)
    let files = try PublicationTarget.files(of: batch)
    for file in files { try desk.store.content.add(file.bytes) }
    try desk.record(try new.map { try draft($0, name, files) }, in: writing)
    return files
  }

  private func draft(
    _ new: New, _ batch: String, _ files: [PublishedFile]
  ) throws -> EntryDraft {
    var data: [String: JSONValue] = [
      "batch": .string(batch), "record": .string(new.record.id),
      "record_sha256": .string(try desk.store.content.add(new.line).hex),
      "review": .string(new.review.hex), "date": .string(today.description),
      "files": .array(
        files.map { ["name": .string($0.name), "sha256": .string($0.digest.hex)] as JSONValue }),
    ]
    if let correction = new.record.correction {
      data["corrects"] = .string(correction.previous.hex)
      data["reason"] = .string(correction.reason)
    }
    return desk.draft(.published, visit: new.record.visit, data)
  }

  /// The files of an earlier publication; none where there is none.
  private func lastFiles(_ batch: String) throws -> [PublishedFile] {
    let files = try writing.reading.document("publication", batch)?.detail["files"]?.array ?? []
    return try files.compactMap { file in
      guard let name = file["name"]?.string,
        let digest = file["sha256"]?.string.flatMap({ Digest(hex: $0) })
      else { return nil }
      return PublishedFile(name: name, bytes: try writing.reading.content.bytes(of: digest))
    }
  }

  private var title: Label {
    let region = maker.departments.regions[maker.departments.region]
    let (zh, en) = (region?.zh ?? desk.origin.region, region?.en ?? desk.origin.region)
    let year = maker.plan.year
    return Label(
      zh: "\(zh)\(year)年度“双随机、一公开”抽查检查结果公示",
      en: "Results of double-random inspections, \(en), \(year)")
  }

  /// The coordinating office organises; the competent departments stand in the records.
  private var office: String {
    maker.departments.departments.first { $0.power == .coordinating }?.name.zh
      ?? desk.origin.region
  }
}
