package import Canonical

/// What the office issues and a laptop works through (检查任务; requirement P5).
///
/// One subject, one team, one window and the forms of all departments concerned.
package struct Visit: Hashable, Sendable {
  /// Its name.
  package let id: VisitID
  /// Whom it is of.
  package let subject: VisitSubject
  /// Who makes it.
  package let team: Team
  /// When it may be made.
  package let window: DateWindow
  /// By which forms, each once.
  package let forms: [VisitForm]
  /// The id of the department that it belongs to and is published under.
  package let lead: String
  /// All departments concerned, the lead first.
  package let departments: [VisitDepartment]
  /// The id of the plan entry that it carries out.
  package let planEntry: String
  /// The ids of the items that are checked.
  package let items: [String]
  /// How many visits count against the subject's yearly cap, this one among them (requirements
  /// P9, 7.3).
  package let visitsThisYear: Int

  /// A visit from its parts.
  package init(
    id: VisitID, subject: VisitSubject, team: Team, window: DateWindow, forms: [VisitForm],
    lead: String, departments: [VisitDepartment], planEntry: String, items: [String],
    visitsThisYear: Int
  ) {
    self.id = id
    self.subject = subject
    self.team = team
    self.window = window
    self.forms = forms
    self.lead = lead
    self.departments = departments
    self.planEntry = planEntry
    self.items = items
    self.visitsThisYear = visitsThisYear
  }

  /// A visit from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong; `notOneOf` for a lead that is not among
  ///   the departments, `team` for a team that may not inspect.
  package init(_ value: JSONValue) throws(DataError) {
    let reader = try DataReader(value)
    try reader.allow(
      "id", "subject", "team", "window", "forms", "lead", "departments", "plan_entry", "items",
      "visits_this_year")
    guard let id = VisitID(try reader.text("id")) else {
      throw reader.error("id", .needs(.visitID))
    }
    let departments = try reader.someObjects(
      "departments", named: \.id, VisitDepartment.init)
    let lead = try reader.text("lead")
    guard departments.contains(where: { $0.id == lead }) else {
      throw reader.error("lead", .notOneOf(departments.map(\.id)))
    }
    self.init(
      id: id, subject: try VisitSubject(try reader.object("subject")),
      team: try Team(try reader.object("team")),
      window: try DateWindow(try reader.object("window")),
      forms: try reader.someObjects("forms", named: \.id, VisitForm.init), lead: lead,
      departments: departments, planEntry: try reader.text("plan_entry"),
      items: try reader.someTexts("items"),
      visitsThisYear: try reader.integer("visits_this_year", in: 1...9999))
  }

  /// The same visit for another team.
  package func given(to team: Team) -> Visit {
    Visit(
      id: id, subject: subject, team: team, window: window, forms: forms, lead: lead,
      departments: departments, planEntry: planEntry, items: items, visitsThisYear: visitsThisYear)
  }

  /// The same visit with other forms.
  package func with(forms: [VisitForm]) -> Visit {
    Visit(
      id: id, subject: subject, team: team, window: window, forms: forms, lead: lead,
      departments: departments, planEntry: planEntry, items: items, visitsThisYear: visitsThisYear)
  }

  /// The visit's value in records.
  package var value: JSONValue {
    [
      "id": .string(id.description), "subject": subject.value, "team": team.value,
      "window": window.value, "forms": .array(forms.map(\.value)), "lead": .string(lead),
      "departments": .array(departments.map(\.value)), "plan_entry": .string(planEntry),
      "items": .strings(items), "visits_this_year": .integer(visitsThisYear),
    ]
  }
}
