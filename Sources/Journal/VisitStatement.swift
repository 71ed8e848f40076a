package import Canonical

/// What an inspector signs at the end of a visit (design 5.1): the bytes, and the check.
package enum VisitStatement {
  /// `yicha-visit/v1\n<visit>\n<leaf of visit.finished>\n`, which `openssl pkeyutl` can check.
  package static func bytes(visit: String, finished: Digest) -> [UInt8] {
    Array("yicha-visit/v1\n\(visit)\n\(finished.hex)\n".utf8)
  }
}
