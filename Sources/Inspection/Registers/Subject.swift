import Canonical

/// A row of the register of subjects (检查对象名录库, requirements 2.2).
package struct Subject: Hashable, Sendable {
  /// What identifies it; its text is the subject's id.
  package let number: SubjectNumber
  /// What it is.
  package let kind: SubjectKind
  /// Its name as registered.
  package let name: String
  /// What the register calls its legal form, such as 个体工商户.
  package let entityType: String
  /// Its trade, in the words of the item list.
  package let trade: String
  /// Its industry by GB/T 4754, as the register has it.
  package let industryCode: String
  /// The region that supervises it; nothing is concluded from the digits of its code.
  package let region: RegionCode
  /// The station that supervises it day to day.
  package let station: String
  /// Where it does business.
  package let address: String
  /// Its legal representative or operator.
  package let legalRepresentative: String
  /// The telephone to reach it by; never leaves the office and the team.
  package let phone: String
  /// When it was established; nil where the register does not say, or says an impossible day.
  package let established: CalendarDate?
  /// Where it stands in the registry; nil where the register's word is not known.
  package let status: RegistrationStatus?
  /// Its classes, one for each scheme; none means unclassified.
  package let risks: [RiskClass]
  /// What the register says for a class and no scheme knows: neither a class nor none.
  package let unreadRisk: String?
  /// The checklist of its trade.
  package let checklist: String
  /// Whether it is under sandbox supervision (requirement T3).
  package let inSandbox: Bool

  /// A subject from its fields.
  package init(
    number: SubjectNumber, kind: SubjectKind, name: String, entityType: String, trade: String,
    industryCode: String, region: RegionCode, station: String, address: String,
    legalRepresentative: String, phone: String, established: CalendarDate?,
    status: RegistrationStatus?, risks: [RiskClass], unreadRisk: String?, checklist: String,
    inSandbox: Bool
  ) {
    self.number = number
    self.kind = kind
    self.name = name
    self.entityType = entityType
    self.trade = trade
    self.industryCode = industryCode
    self.region = region
    self.station = station
    self.address = address
    self.legalRepresentative = legalRepresentative
    self.phone = phone
    self.established = established
    self.status = status
    self.risks = risks
    self.unreadRisk = unreadRisk
    self.checklist = checklist
    self.inSandbox = inSandbox
  }

  /// Its identifier in registers, draws and visits.
  package var id: String { number.description }

  /// The grade that a scheme gave it; nil where that scheme did not classify it.
  package func grade(scheme: String) -> RiskGrade? {
    risks.first { $0.scheme == scheme }?.grade
  }
}
