import Inspection
import Journal
import Merge
import Publication
import Storage

/// Makes the public record of a reviewed visit from what the office has published before: plan,
/// item list, departments, dictionary.
struct RecordOfVisit {
  let plan: AnnualPlan
  let list: ItemList
  let departments: DepartmentRegister
  let dictionary: OutcomeDictionary
  let today: CalendarDate

  /// Why a visit has no public record.
  struct Hindrance: Error {
    let text: Label
  }

  /// - Throws: `OfficeError.needed`.
  init(_ reading: Reading, today: CalendarDate) throws {
    plan = try reading.plan().orThrow(OfficeError.needed(.plan))
    list = try reading.itemList().orThrow(OfficeError.needed(.list))
    departments = try reading.departments().orThrow(OfficeError.needed(.departments))
    dictionary = try reading.outcomes().orThrow(OfficeError.needed(.outcomes))
    self.today = today
  }

  /// The record of a visit.
  ///
  /// - Parameters:
  ///   - file: The visit.
  ///   - outcome: Its approved result.
  ///   - correction: What it replaces.
  /// - Returns: What the public reads of it.
  /// - Throws: `Hindrance`, why it cannot be published.
  func record(
    of file: VisitFile, _ outcome: Outcome, correction: Correction?
  ) throws(Hindrance) -> PublicRecord {
    guard outcome.dictionary == dictionary.version else {
      throw Hindrance(
        text: Label(
          zh: "审核所用结果字典 \(outcome.dictionary) 已被 \(dictionary.version) 取代，须重新审核",
          en:
            "reviewed by dictionary \(outcome.dictionary), now \(dictionary.version) is in force: "
            + "review it again"))
    }
    let provisional = outcome.codes.first {
      dictionary[$0]?.traits.contains(.provisional) == true
    }
    if let provisional, !outcome.isConfirmed {
      throw Hindrance(text: OutcomeError.provisional(provisional).text)
    }
    let items = try items(of: file)
    let subject = file.visit.subject
    do throws(PublicationError) {
      return try PublicRecord(
        visit: file.name, planEntry: file.visit.planEntry, planName: plan.name.zh,
        task: plan[file.visit.planEntry]?.name.zh ?? file.visit.planEntry, subject: subject.name,
        code: subject.kind == .entity ? subject.id : nil, department: lead(of: file.visit),
        items: items, inspected: days(of: file), officers: officers(of: file),
        results: outcome.codes.compactMap { dictionary[$0] }
          .map { PublicResult(code: $0.code, label: $0.label) },
        dispositions: outcome.dispositions.compactMap { dictionary.disposition($0) }
          .map { PublicDisposition(number: $0.number, label: $0.label) },
        published: today, dictionary: dictionary.version, correction: correction)
    } catch {
      throw Hindrance(text: error.text)
    }
  }

  private func lead(of visit: Visit) -> String {
    visit.departments.first { $0.id == visit.lead }?.name.zh ?? visit.lead
  }

  private func items(of file: VisitFile) throws(Hindrance) -> [CheckedItem] {
    var items: [CheckedItem] = []
    for id in file.visit.items {
      guard let item = list[id], let department = departments[item.lead] else {
        throw Hindrance(
          text: Label(zh: "清单中没有事项 \(id)", en: "the item list has no item \(id)"))
      }
      items.append(CheckedItem(name: item.name.zh, department: department.name.zh))
    }
    return items
  }

  /// The days on which somebody arrived or ended the visit.
  private func days(of file: VisitFile) -> [CalendarDate] {
    file.view.entries.filter { [.visitArrived, .visitFinished].contains($0.entry.type) }
      .map { $0.entry.moment.at.date() }
  }

  /// The certified officers who were there, of whichever team had the visit.
  private func officers(of file: VisitFile) -> Int {
    let arrived = file.view.entries.filter { $0.entry.type == .visitArrived }.flatMap(\.entry.by)
    return Set(arrived).intersection(file.everyOfficer).count
  }
}
