/// The files of a draw folder (design 5.4).
package enum DrawFile: String, CaseIterable, Sendable {
  /// What was frozen, published before the randomness existed.
  case plan = "plan.json"
  /// The frozen register; auditors only.
  case register = "register.jsonl"
  /// The objects that could be drawn; auditors only, as it shows risk classes.
  case pool = "pool.jsonl"
  /// The inspectors and their recusals; auditors only.
  case inspectors = "inspectors.jsonl"
  /// The public randomness.
  case seed = "seed.txt"
  /// Everything that follows; auditors only.
  case result = "result.json"
  /// What follows and may be published.
  case `public` = "public.json"

  /// Whether anybody may see the file: what shows risk classes or recusals is for auditors.
  package var isPublic: Bool {
    switch self {
    case .plan, .seed, .public: true
    case .register, .pool, .inspectors, .result: false
    }
  }
}
