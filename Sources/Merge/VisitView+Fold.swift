package import Canonical
package import Forms
import Journal

extension VisitView {
  /// Folds the entries of a visit, in any order and with any repetition.
  ///
  /// - Parameters:
  ///   - entries: Everything that is held about the visit; entries of other visits are left out.
  ///   - context: What the visit is judged by.
  /// - Returns: The visit as it stands.
  package static func fold(_ entries: [RecordedEntry], context: VisitContext) -> VisitView {
    VisitView(VisitScene(entries, context: context))
  }

  /// Folds the entries of a visit, and evaluates its forms again on the merged answers
  /// (merge.md 5).
  ///
  /// - Parameters:
  ///   - entries: Everything that is held about the visit.
  ///   - context: What the visit is judged by.
  ///   - evaluate: Evaluates the forms on the answers of the view given, whose conflicts are
  ///     complete but for the logical ones of the forms.
  /// - Returns: The visit as it stands, and what its forms say of it.
  /// - Throws: What the evaluation throws.
  package static func fold(
    _ entries: [RecordedEntry], context: VisitContext,
    evaluate: (VisitView) throws -> FormEvaluation
  ) rethrows -> (view: VisitView, evaluation: FormEvaluation) {
    var scene = VisitScene(entries, context: context)
    var view = VisitView(scene)
    let evaluation = try evaluate(view)
    scene.evaluation = evaluation
    view.conflicts = (view.conflicts + LogicConflicts.conflicts(in: scene)).sorted()
    view.letStand = LogicConflicts.decided(in: scene).sorted()
    return (view, evaluation)
  }

  /// The current answers as the forms take them.
  package var answersByKey: [AnswerKey: JSONValue] {
    var answers: [AnswerKey: JSONValue] = [:]
    for (register, value) in self.answers {
      guard case .answer(let form, let question, let instance) = register else { continue }
      answers[AnswerKey(form: form, question: question, instance: instance)] = value
    }
    return answers
  }

  init(_ scene: VisitScene) {
    let graph = scene.fold.graph
    let live = scene.live
    let uncovered = scene.uncovered
    let finishes = scene.signedFinishes
    let needed = scene.neededFinishes
    let conflicts = ConflictRules.all.flatMap { $0.conflicts(in: scene) }.sorted()
    let state = scene.state(conflicts, isCovered: uncovered.isEmpty)
    let evidence = EvidenceReference.all(in: live)
    let resting = finishes.filter { needed.contains($0.entry.leaf) }

    visit = scene.context.visit
    registers = scene.registers
    self.state = state
    self.finishes = finishes
    isSigned = state == .finished && !resting.isEmpty && resting.allSatisfy(\.isSigned)
    missingSignatures = Set(resting.flatMap(\.missing)).sorted()
    answersOutsideFinishes = uncovered.map { graph.nodes[$0] }
    waiting = graph.nodes.indices.filter { !graph.isLive[$0] }
      .map { WaitingEntry(recorded: graph.nodes[$0], absent: graph.absent[$0]) }
    self.conflicts = conflicts
    agreements = scene.registers.values.filter { $0.register != .state && $0.isAgreement }
      .sorted { $0.register < $1.register }
    answers = scene.answers
    renamed = scene.fold.renamed
    self.evidence = evidence
    evidenceNamed = Set(evidence.map(\.payload.digest)).union(
      live.flatMap { AnswerPayload($0.entry)?.evidence ?? [] })
    entries = live
    unreadable = scene.unreadable
    withoutEffect = scene.fold.withoutEffect
    forks = Self.forks(graph.nodes)
  }

  private static func forks(_ nodes: [RecordedEntry]) -> [VisitFork] {
    var forks: [VisitFork] = []
    var run: [RecordedEntry] = []
    for node in nodes {
      let same = run.last.map {
        $0.origin == node.origin && $0.entry.sequence == node.entry.sequence
      }
      if same != true {
        if run.count > 1 { forks.append(VisitFork(branches: run)) }
        run = []
      }
      run.append(node)
    }
    if run.count > 1 { forks.append(VisitFork(branches: run)) }
    return forks
  }
}

extension VisitScene {
  /// The current values of the answers that are not in dispute.
  var answers: [Register: JSONValue] {
    registers.compactMapValues { view in
      if case .answer = view.register { view.current } else { nil }
    }
  }

  /// The live entries that do not hold what their type says, in their order.
  var unreadable: [RecordedEntry] {
    let graph = fold.graph
    return graph.nodes.indices.filter { node in
      guard graph.isLive[node] else { return false }
      if case .unreadable = fold.acts[node] { return true }
      return graph.nodes[node].entry.type == .visitSigned && signed(by: node) == nil
    }.map { graph.nodes[$0] }
  }

  /// The finishes with their signatures judged, in their order.
  var signedFinishes: [FinishView] {
    var signatures: [Int: [RecordedEntry]] = [:]
    for node in fold.graph.nodes.indices where fold.graph.isLive[node] {
      guard let finish = signed(by: node) else { continue }
      signatures[finish, default: []].append(fold.graph.nodes[node])
    }
    return finishes.map { FinishView($0, signatures: signatures[$0] ?? [], in: self) }
  }

  /// The finishes that the state rests on: the heads that are finishes, and for a decision that
  /// says finished, the finishes with its value that it descends from.
  var neededFinishes: Set<Digest> {
    var needed: Set<Int> = []
    for head in heads(of: .state) where fold.states[head]?.type == .visitFinished {
      if fold.graph.nodes[head].entry.type == .visitFinished {
        needed.insert(head)
        continue
      }
      let past = fold.graph.reach(from: [head], along: fold.before)
      let known = fold.latest(finishes.filter { past[$0] })
      let same = known.filter { fold.values[$0] == fold.values[head] }
      needed.formUnion(same.isEmpty ? known : same)
    }
    return Set(needed.map { fold.graph.nodes[$0].leaf })
  }

  /// Where the visit stands.
  func state(_ conflicts: [Conflict], isCovered: Bool) -> VisitState {
    let heads = heads(of: .state)
    let crossed: Set<ConflictKind> = [.voidedAndAnswered, .reassignedAndAnswered]
    let contested = Set(
      conflicts.filter { crossed.contains($0.kind) }.flatMap { $0.heads.map(\.leaf) })
    let isContested = heads.contains { contested.contains(fold.graph.nodes[$0].leaf) }
    if isContested || registers[.state]?.isDisputed == true { return .undecided }
    guard let head = heads.first, let type = fold.states[head]?.type else {
      return isWorkedOn ? .underway : .issued
    }
    switch type {
    case .visitFinished: return isCovered ? .finished : .finishedInPart
    case .visitVoided: return .voided
    case .visitRecalled: return .recalled
    case .visitReassigned:
      return heads.contains { fold.crossings.isKnownToLaptop($0) } ? .underway : .reassigned
    case .visitReopened: return .underway
    default: return isWorkedOn ? .underway : .issued
    }
  }

  /// Whether a laptop has done more than look at the visit.
  private var isWorkedOn: Bool {
    live.contains { !$0.isFromOffice && $0.entry.type != .visitViewed }
  }

  /// The finish that the signature entry names as its only parent; nil for anything else.
  private func signed(by node: Int) -> Int? {
    let recorded = fold.graph.nodes[node]
    guard SignaturePayload(recorded.entry) != nil, recorded.entry.parents.count == 1,
      let parent = fold.graph.parents[node].first, fold.takesPart[parent],
      fold.graph.nodes[parent].entry.type == .visitFinished
    else { return nil }
    return parent
  }
}
