package import Inspection
package import Merge
package import Publication

/// Where the year stands (requirements X2, X13, X14).
///
/// What is out, back, overdue, unresolved, and how much is public.
package struct StatusReport: Sendable {
  /// A laptop, what it was given and what it brought back.
  package struct Device: Hashable, Sendable {
    /// Its 16 digits.
    package var kid16: String
    /// What people call it.
    package var name: String
    /// The id of the newest task bundle for it; nil while there is none.
    package var task: String?
    /// When that was sealed.
    package var exported: Timestamp?
    /// The visits in it.
    package var visits: [String]
    /// Those of them that are not finished, as far as the office knows.
    package var open: [String]
    /// How many result bundles came from it.
    package var results: Int
    /// The numbers of results that must exist and have not come: gaps below the highest.
    package var waitingFor: [Int]
  }

  /// A limit that has passed.
  package struct Overdue: Hashable, Sendable {
    /// What it is about.
    package enum Limit: String, Hashable, Sendable {
      /// The visit's window has ended and the visit has not.
      case window
      /// The result should be public.
      case publicity
      /// A finding should have been put right.
      case rectification
    }

    /// The visit.
    package var visit: String
    /// The finding; nil where it is the visit as a whole.
    package var finding: String?
    /// What it is about.
    package var limit: Limit
    /// The last day on which it would have been in time.
    package var due: CalendarDate
  }

  /// A finished visit whose deadline of publication cannot be told.
  package struct Uncounted: Hashable, Sendable {
    /// The visit.
    package var visit: String
    /// Why not.
    package var reason: Label
  }

  /// A visit that a person or another bundle has to settle.
  package struct Unresolved: Hashable, Sendable {
    /// The visit.
    package var visit: String
    /// Open conflicts.
    package var conflicts: Int
    /// Entries that wait for others.
    package var waiting: Int
    /// Digests of evidence that is named and not here.
    package var absentEvidence: [String]
    /// Inspectors whose signature is missing.
    package var missingSignatures: [String]
    /// Journals of which two branches are here.
    package var forks: Int
  }

  /// A plan entry without a draw (有计划无执行).
  package struct NeverDrawn: Hashable, Sendable {
    /// The entry's id.
    package var entry: String
    /// Its name.
    package var name: Label
    /// Whether a draw was announced and not made yet.
    package var isCommitted: Bool
  }

  /// The day of the report.
  package let today: CalendarDate
  /// The laptops, by their digits.
  package let devices: [Device]
  /// Limits that have passed, the longest first.
  package let overdue: [Overdue]
  /// Deadlines that cannot be told.
  package let uncounted: [Uncounted]
  /// What has to be settled, by visit.
  package let unresolved: [Unresolved]
  /// How many visits are in each state; states without a visit are left out.
  package let states: [VisitState: Int]
  /// Visits whose result is approved, returned, public: counted apart from the states.
  package let reviewed: (approved: Int, returned: Int, published: Int)
  /// Entries of the plan that were never drawn, in the plan's order.
  package let neverDrawn: [NeverDrawn]
  /// Published of finished visits.
  package let rate: PublicityRate

  /// Whether everything is settled and in time.
  package var isClear: Bool {
    overdue.isEmpty && unresolved.isEmpty && uncounted.isEmpty
      && devices.allSatisfy(\.waitingFor.isEmpty)
  }
}
