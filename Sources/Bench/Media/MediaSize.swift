/// How many media files there are, and how long each is.
struct MediaSize: Hashable, Sendable {
  var files: Int
  /// The bytes of each.
  var bytes: Int
}
