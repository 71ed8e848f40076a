import Canonical
package import Inspection

extension FormProblem.Reason {
  /// The reason for people.
  package var label: Label {
    switch self {
    case .yaml, .duplicateKey, .ambiguousScalar, .character, .notNormalized, .tooLarge,
      .unknownDocument:
      fileLabel
    case .expression, .unknownReference, .forwardReference, .ownNotAllowed, .unknownCode:
      expressionLabel
    case .unknownKey, .missingKey, .expected, .notOneOf, .missingLanguage, .notForType: keyLabel
    case .emptyList, .neverFails, .failOnScope, .evidenceWithoutFail: senseLabel
    default: contentLabel
    }
  }

  private var fileLabel: Label {
    switch self {
    case .yaml(let problem): Label(zh: "不是有效的YAML：\(problem)", en: "not YAML: \(problem)")
    case .duplicateKey(let key): Label(zh: "键 \(key) 重复", en: "the key \(key) stands twice")
    case .ambiguousScalar(let text):
      Label(zh: "\(text) 有歧义，请加引号", en: "\(text) can be read in two ways; put it in quotes")
    case .character(let scalar):
      Label(
        zh: "含有不能记录的字符 \(CodePoint.text(scalar))",
        en: "it holds \(CodePoint.text(scalar)), which no record may hold")
    case .notNormalized:
      Label(zh: "文字不是Unicode NFC形式", en: "the text is not in normalization form C")
    case .tooLarge: Label(zh: "过大或嵌套过深", en: "too large or nested too deeply")
    default:
      Label(
        zh: "既不是检查表，也不是结果代码或工作日历",
        en: "neither a form, nor outcome codes, nor a work calendar")
    }
  }

  private var keyLabel: Label {
    switch self {
    case .unknownKey(let key): Label(zh: "此处没有键 \(key)", en: "there is no key \(key) here")
    case .missingKey(let key): Label(zh: "缺少 \(key)", en: "\(key) is missing")
    case .expected(let shape, let key):
      Label(zh: "\(key) 须是\(shape.label.zh)", en: "\(key) must be \(shape.label.en)")
    case .notOneOf(let key, let allowed):
      Label(
        zh: "\(key) 须是其中之一：\(allowed.joined(separator: "、"))",
        en: "\(key) must be one of \(allowed.joined(separator: ", "))")
    case .missingLanguage(let language, let key):
      Label(zh: "\(key) 缺少 \(language.rawValue)", en: "\(key) lacks \(language.rawValue)")
    case .notForType(let key, let type):
      Label(zh: "类型 \(type) 没有 \(key)", en: "type \(type) takes no \(key)")
    default: contentLabel
    }
  }

  private var expressionLabel: Label {
    switch self {
    case .expression(let error): error.label
    case .unknownReference(let name): Label(zh: "没有问题 \(name)", en: "there is no question \(name)")
    case .forwardReference(let name):
      Label(
        zh: "引用了后面的问题或本题 \(name)（本题用 . 表示）",
        en: "\(name) comes later or is this question, which is written as .")
    case .ownNotAllowed: Label(zh: "此处不能用 .", en: ". cannot stand here")
    case .unknownCode(let code, let question):
      Label(zh: "问题 \(question) 没有选项 \(code)", en: "question \(question) has no choice \(code)")
    default: contentLabel
    }
  }

  private var senseLabel: Label {
    switch self {
    case .emptyList(let key): Label(zh: "\(key) 为空", en: "\(key) is empty")
    case .neverFails:
      Label(
        zh: "任何答案都不会判为不合格（合理缺项从不判不合格）",
        en: "no answer of this question is ever a finding (na never is)")
    case .failOnScope:
      Label(zh: "画像题（scope）不能有 fail", en: "a question of level scope cannot fail")
    case .evidenceWithoutFail:
      Label(
        zh: "没有 fail，“不合格时取证”永远不会要求",
        en: "evidence on_fail is never asked for without fail")
    default: contentLabel
    }
  }

  private var contentLabel: Label {
    switch self {
    case .sameVersion(let version):
      Label(
        zh: "内容已改，而版本 \(version) 已用过", en: "changed, and version \(version) is taken")
    case .data(let path, let label): Label(zh: "\(path)：\(label.zh)", en: "\(path) \(label.en)")
    case .badName(let name):
      Label(
        zh: "名称 \(name) 只能用字母、数字、_ 和 -，最多40个",
        en: "the name \(name) may hold letters, digits, _ and -, at most 40")
    case .duplicateName(let name): Label(zh: "名称 \(name) 重复", en: "the name \(name) is used twice")
    case .emptyChoices: Label(zh: "没有选项", en: "there is nothing to choose from")
    case .badRange: Label(zh: "范围或步长不对", en: "the range or its step is wrong")
    case .badRepeat: Label(zh: "重复次数不对", en: "the bounds of the repeat are wrong")
    case .unknownOutcome(let code): Label(zh: "没有结果代码 \(code)", en: "there is no outcome \(code)")
    case .unknownDepartment(let name):
      Label(zh: "没有部门 \(name)", en: "there is no department \(name)")
    case .includeNotFound(let id): Label(zh: "没有检查表 \(id)", en: "there is no form \(id)")
    case .includeCycle(let ids):
      Label(
        zh: "循环包含：\(ids.joined(separator: " → "))",
        en: "forms include each other: \(ids.joined(separator: " → "))")
    default: Label(zh: "内容不对", en: "the content is wrong")
    }
  }
}

extension FormProblem.Shape {
  var label: Label {
    switch self {
    case .mapping: Label(zh: "键值表", en: "a mapping")
    case .list: Label(zh: "列表", en: "a list")
    case .text: Label(zh: "非空文字", en: "a text that is not empty")
    case .flag: Label(zh: "true 或 false", en: "true or false")
    case .wholeNumber: Label(zh: "非负整数", en: "a whole number from 0")
    case .number: Label(zh: "数字", en: "a number")
    }
  }
}
