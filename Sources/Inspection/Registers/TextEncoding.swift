/// The encodings in which offices export their registers.
package enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8.
  case utf8 = "UTF-8"
  /// GB 18030, the superset of GBK that holds rare characters of names.
  case gb18030 = "GB18030"
}
