import Canonical
import Forms
import Inspection
import Journal

/// A new version of a form beside an earlier one: what becomes of each question (merge.md 9).
struct FormRevision {
  let before: CompiledForm
  let after: CompiledForm
  /// The questions of the earlier version that have another name now.
  let renamed: [FormRevisionPayload.Renaming]

  init(
    from before: CompiledForm, to after: CompiledForm, _ renamed: [FormRevisionPayload.Renaming]
  ) {
    self.before = before
    self.after = after
    self.renamed = renamed.filter { before.question($0.old) != nil }
  }

  /// Questions of the earlier version whose answers stay with it.
  var removed: [String] {
    let mapped = Set(renamed.map(\.old))
    return before.questions.map(\.name).filter {
      !mapped.contains($0) && after.question($0) == nil
    }
  }

  /// Choices that answers may have and the new version lacks, as `SH-03: red`.
  var removedChoices: [String] {
    pairs.flatMap { old, new in
      let kept = Set(new.choices.map(\.name))
      return old.choices.map(\.name).filter { !kept.contains($0) }.map { "\(new.name): \($0)" }
    }
  }

  /// What keeps answers of the earlier version from being read under the new one.
  ///
  /// - Parameter retired: Names that an earlier revision took from a question of the form.
  /// - Returns: Each as a sentence; empty where nothing does.
  func objections(retired: Set<String>) -> [Label] {
    let names = Set(after.questions.map(\.name))
    let reused = names.intersection(retired.union(renamed.map(\.old))).sorted()
    let doubled = renamed.filter { before.question($0.new) != nil }.map(\.new)
    return reused.map { name in
      Label(
        zh: "\(name) 曾是另一题的编号，不能再用", en: "\(name) was another question and is not used again")
    }
      + doubled.map { name in
        Label(
          zh: "版本 \(before.version) 已有 \(name)，不能并入另一题",
          en: "version \(before.version) has \(name) already: two questions are not made one")
      }
      + pairs.filter { !isAlike($0.old, $0.new) }.map { pair in
        Label(
          zh: "\(pair.new.name) 的答案种类或重复方式与版本 \(before.version) 不同，须用新的编号",
          en: "\(pair.new.name) takes other answers than in version \(before.version), or repeats "
            + "otherwise: give it a new name")
      }
  }

  /// The questions that are one, in both versions.
  private var pairs: [(old: Question, new: Question)] {
    before.questions.compactMap { old in
      let name = renamed.first { $0.old == old.name }?.new ?? old.name
      return after.question(name).map { (old, $0) }
    }
  }

  /// Whether answers to one can be read as answers to the other.
  private func isAlike(_ old: Question, _ new: Question) -> Bool {
    old.kind == new.kind && old.filledBy == new.filledBy
      && Self.repeats(old, before) == Self.repeats(new, after)
  }

  private static func repeats(_ question: Question, _ form: CompiledForm) -> Bool {
    let section = form.sections.first { section in
      section.questions.contains { $0.name == question.name }
    }
    return section?.repeats != nil
  }
}
