import Canonical
import Yams

/// Turns a YAML text into a value and its places, collecting every defect.
struct YAMLReader {
  private let file: String
  private(set) var problems: [FormProblem] = []
  private var nodes = 0
  private var last = YAMLMark(line: 1, column: 1)

  private static let maximumNodes = 500_000
  private static let maximumBytes = 16 << 20

  init(file: String) {
    self.file = file
  }

  mutating func read(_ text: String) -> (JSONValue, YAMLPlaces)? {
    guard text.utf8.count <= Self.maximumBytes else {
      report(.tooLarge, at: last)
      return nil
    }
    // Windows editors put a byte-order mark in front.
    let scalars = text.unicodeScalars
    let plain = scalars.first == "\u{FEFF}" ? String(scalars.dropFirst()) : text
    reportCharacters(of: plain)
    guard problems.isEmpty else { return nil }
    do {
      guard let root = try Yams.compose(yaml: plain, .default, .default, .utf8) else {
        report(.yaml("the file is empty"), at: last)
        return nil
      }
      return value(of: root, depth: 0)
    } catch let error as YamlError {
      report(error)
      return nil
    } catch {
      report(.yaml("unreadable"), at: last)
      return nil
    }
  }

  /// Reports each character of the file that no record may hold.
  ///
  /// Looked for before YAML is read, which drops some of them: a byte-order mark, and U+0085 as a
  /// line end. A carriage return is YAML's own line end.
  private mutating func reportCharacters(of text: String) {
    var mark = YAMLMark(line: 1, column: 1)
    for scalar in text.unicodeScalars {
      if !TextProfile.admits(scalar), scalar != "\r" {
        report(.character(scalar.value), at: mark)
      }
      mark =
        scalar == "\n"
        ? YAMLMark(line: mark.line + 1, column: 1)
        : YAMLMark(line: mark.line, column: mark.column + 1)
    }
  }

  private mutating func value(of node: Node, depth: Int) -> (JSONValue, YAMLPlaces)? {
    let mark = place(node.mark) ?? last
    nodes += 1
    guard depth < CanonicalJSON.maximumDepth, nodes <= Self.maximumNodes else {
      report(.tooLarge, at: mark)
      return nil
    }
    // A value that stands before what was read last was written elsewhere and only named here.
    guard (mark.line, mark.column) >= (last.line, last.column) else {
      report(.yaml("aliases are not used here"), at: last)
      return nil
    }
    last = mark
    switch node {
    case .scalar(let scalar): return self.value(of: scalar, at: mark)
    case .sequence(let sequence): return self.value(of: sequence, at: mark, depth: depth)
    case .mapping(let mapping): return self.value(of: mapping, at: mark, depth: depth)
    case .alias:
      report(.yaml("aliases are not used here"), at: mark)
      return nil
    }
  }

  private mutating func value(
    of scalar: Node.Scalar, at mark: YAMLMark
  ) -> (JSONValue, YAMLPlaces)? {
    let isPlain = scalar.style == .plain
    // Yams gives quoted scalars the tag of texts; any other tag was written.
    let tag = scalar.tag.rawValue
    guard tag.isEmpty || (!isPlain && tag == Tag.Name.str.rawValue) else {
      report(.yaml("tags are not used here"), at: mark)
      return nil
    }
    do throws(TextProfile.Violation) {
      try TextProfile.check(scalar.string)
    } catch {
      switch error {
      case .character(let value): report(.character(value), at: mark)
      case .notNormalized: report(.notNormalized, at: mark)
      }
      return nil
    }
    guard let value = isPlain ? YAMLScalar.value(scalar.string) : .string(scalar.string) else {
      report(.ambiguousScalar(scalar.string), at: mark)
      return nil
    }
    return (value, YAMLPlaces(mark: mark))
  }

  private mutating func value(
    of sequence: Node.Sequence, at mark: YAMLMark, depth: Int
  ) -> (JSONValue, YAMLPlaces)? {
    var places = YAMLPlaces(mark: mark)
    var values: [JSONValue] = []
    for element in sequence {
      guard let (value, inner) = self.value(of: element, depth: depth + 1) else { continue }
      values.append(value)
      places.elements.append(inner)
    }
    return (.array(values), places)
  }

  private mutating func value(
    of mapping: Node.Mapping, at mark: YAMLMark, depth: Int
  ) -> (JSONValue, YAMLPlaces)? {
    var places = YAMLPlaces(mark: mark)
    var members: [String: JSONValue] = [:]
    for (key, node) in mapping {
      guard let name = key.scalar?.string, let keyMark = place(key.mark) else {
        report(.yaml("a key must be a text"), at: place(key.mark) ?? mark)
        continue
      }
      last = max(last, keyMark)
      places.keys[name] = keyMark
      guard let (value, inner) = self.value(of: node, depth: depth + 1) else { continue }
      members[name] = value
      places.members[name] = inner
    }
    return (.object(members), places)
  }

  private func place(_ mark: Mark?) -> YAMLMark? {
    mark.map { YAMLMark(line: $0.line, column: $0.column) }
  }

  private mutating func report(_ reason: FormProblem.Reason, at mark: YAMLMark) {
    problems.append(FormProblem(file: file, line: mark.line, column: mark.column, reason: reason))
  }

  private mutating func report(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      report(.yaml(problem), at: YAMLMark(line: mark.line, column: mark.column))
    case .duplicatedKeysInMapping(let keys, let context):
      let mark = YAMLMark(line: context.mark.line, column: context.mark.column)
      report(.duplicateKey(keys.joined(separator: ", ")), at: mark)
    case .reader(let problem, let offset, _, let yaml):
      report(.yaml(problem), at: YAMLMark(line: line(at: offset, in: yaml), column: 1))
    default: report(.yaml("unreadable"), at: last)
    }
  }

  private func line(at offset: Int?, in text: String) -> Int {
    1 + text.prefix(offset ?? 0).count(where: \.isNewline)
  }
}

extension YAMLMark: Comparable {
  package static func < (left: YAMLMark, right: YAMLMark) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
