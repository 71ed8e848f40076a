import Inspection

/// The place of a value in a YAML text.
package struct YAMLMark: Hashable, Sendable {
  /// The line, from 1.
  package let line: Int
  /// The character in the line, from 1.
  package let column: Int
}

/// The places of a value, of the keys in it, and of the values in it.
struct YAMLPlaces: Sendable {
  let mark: YAMLMark
  var keys: [String: YAMLMark] = [:]
  var members: [String: YAMLPlaces] = [:]
  var elements: [YAMLPlaces] = []

  /// The places as far as the path leads; its rest is absent from the text.
  func nearest(_ path: some Sequence<PathStep>) -> YAMLPlaces {
    var places = self
    for step in path {
      switch step {
      case .key(let key):
        guard let next = places.members[key] else { return places }
        places = next
      case .index(let index):
        guard places.elements.indices.contains(index) else { return places }
        places = places.elements[index]
      }
    }
    return places
  }
}
