/// One step from the top of a structured text to a value in it.
///
/// A caller who kept the source can name the line by it.
package enum PathStep: Hashable, Sendable {
  /// A member of an object.
  case key(String)
  /// An element of an array, from 0.
  case index(Int)
}

extension [PathStep] {
  /// The path as people write it: `items[3].lead`.
  package var text: String {
    reduce(into: "") { text, step in
      switch step {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .index(let index): text += "[\(index)]"
      }
    }
  }
}

extension PathStep: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A member by its name.
  package init(stringLiteral value: String) { self = .key(value) }
  /// An element by its place, from 0.
  package init(integerLiteral value: Int) { self = .index(value) }
}
