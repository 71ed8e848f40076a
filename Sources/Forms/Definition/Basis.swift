import Canonical

/// A place in law: what makes an item checkable, or where its penalty is set.
package struct Basis: Hashable, Sendable {
  /// The short code of the law in these lists, such as `FSL`.
  package let code: String
  /// The law's name.
  package let law: String
  /// The date of the text that was used; nil when unknown.
  package let version: String?
  /// The article; nil when only the law is named.
  package let article: String?
  /// The paragraph or item; nil when the whole article is meant.
  package let item: String?
  /// Whether the text itself was read; false means it is cited from general knowledge.
  package let isTextRead: Bool

  var json: JSONValue {
    .members([
      ("code", .string(code)), ("law", .string(law)), ("version", version.map(JSONValue.string)),
      ("article", article.map(JSONValue.string)), ("item", item.map(JSONValue.string)),
      ("text_read", .bool(isTextRead)),
    ])
  }
}
