/// Why a line of `keys.jsonl` or a set of keys is refused.
package enum TrustError: Error, Equatable, Sendable {
  /// Not a canonical line, or not one of the known statements; the line, from 1, where known.
  case malformed(line: Int?)
  /// Two keys share the 16 digits by which keys are named.
  case prefixTaken(key: String)
  /// A key that is known in one role or as one holder's, and is said to have another.
  case secondRole(key: String)
  /// A root or office key, or its end, that no seal of the roots vouches for.
  case notSealedByRoots(key: String)
  /// An enrolment or revocation by a key that is no office key known here.
  case unknownSigner(key: String)
  /// An enrolment or revocation whose signature does not hold.
  case signature(key: String)
  /// An enrolment or revocation signed when the office key was not good.
  case signerNotGood(key: String)
  /// A revocation of a key that was never enrolled.
  case unknownKey(key: String)
  /// Fewer root keys signed than the threshold asks.
  case threshold(have: Int, need: Int)
  /// Other roots than those trusted here, under a version that is not newer.
  case rootsDiffer(version: Int)
}
