import Canonical
import Forms
import Journal

/// The visit's forms, evaluated again on the merged answers, are violated (merge.md 5).
///
/// A question is answered that is now irrelevant, an answer breaks its constraint, or a required
/// question of a finished visit is open. Found only once the forms have been evaluated. Closed by
/// other answers, or by a decision that names the conflict's heads.
package enum LogicConflicts: ConflictRule {
  package static let kinds: [ConflictKind] = [
    .answeredIrrelevant, .constraintBroken, .requiredMissing,
  ]

  package static func conflicts(in scene: VisitScene) -> [Conflict] {
    found(in: scene).filter { !scene.isDecided($0) }
  }

  /// The violations that somebody decided to let stand.
  static func decided(in scene: VisitScene) -> [Conflict] {
    found(in: scene).filter { scene.isDecided($0) }
  }

  private static func found(in scene: VisitScene) -> [Conflict] {
    // While an answer is disputed or entries wait, nobody knows what depends on them; the decision,
    // or the bundle that is still to come, brings it to light.
    guard let evaluation = scene.evaluation, !scene.isAnyAnswerDisputed,
      !scene.isAnyEntryWaiting, !scene.restsOnAbsentEntries
    else { return [] }
    var found = evaluation.answeredInVain.compactMap { scene.conflict(.answeredIrrelevant, $0) }
    found += evaluation.violations.compactMap { scene.conflict(.constraintBroken, $0) }
    if scene.saysFinished {
      found += evaluation.open.compactMap { scene.conflict(.requiredMissing, $0) }
    }
    return found
  }
}

extension VisitScene {
  fileprivate var isAnyAnswerDisputed: Bool {
    registers.contains { register, view in
      if case .answer = register { view.isDisputed } else { false }
    }
  }

  fileprivate var isAnyEntryWaiting: Bool { fold.graph.isLive.contains(false) }

  /// Whether the visit's state names entries that are not here: a laptop believes the office's word
  /// for them, and cannot say what they leave open.
  fileprivate var restsOnAbsentEntries: Bool {
    heads(of: .state).contains { head in
      fold.graph.nodes[head].entry.parents.contains { fold.graph.node($0) == nil }
    }
  }

  /// Whether the state of the visit is beyond dispute, and finished.
  fileprivate var saysFinished: Bool {
    registers[.state]?.isDisputed == false
      && heads(of: .state).contains { fold.states[$0]?.type == .visitFinished }
  }

  /// The conflict about one question.
  ///
  /// Its heads are the answer's, and the state's where the answer is missing.
  fileprivate func conflict(_ kind: ConflictKind, _ state: QuestionState) -> Conflict? {
    let key = state.key
    let register = Register.answer(
      form: key.form, question: key.question, instance: key.instance)
    let view = registers[register]
    guard view?.isDisputed != true else { return nil }
    let heads = (view?.heads ?? []) + (kind == .requiredMissing ? stateHeads : [])
    guard !heads.isEmpty else { return nil }
    return Conflict(
      kind, visit: context.visit, register: register, heads: heads, values: view?.values ?? [])
  }

  private var stateHeads: [RecordedEntry] { registers[.state]?.heads ?? [] }

  /// Whether somebody who may do so decided about this question and exactly these heads.
  fileprivate func isDecided(_ conflict: Conflict) -> Bool {
    let heads = conflict.heads.compactMap { fold.graph.node($0.leaf) }
    return fold.graph.order.contains { node in
      guard case .logicalDecision(let register) = fold.acts[node], register == conflict.register
      else { return false }
      let named = Set(fold.graph.parents[node])
      return named.isSuperset(of: heads) && fold.mayDecide(node, about: heads)
    }
  }
}
