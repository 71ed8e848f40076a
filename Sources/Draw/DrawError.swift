package import Canonical

/// What a value of a draw is about, so that an error can name it without showing it.
package enum DrawField: String, Equatable, Sendable {
  case draw
  case filter
  case randomness
  case leftOut = "left_out"
  case roles
  case strata
  case name
  case departments
  case permille
  case min
  case reserve
  case id
  case salt
  case specialty
  case stratum
  case weight
  case out
  case department
  case cap
  case specialties
  case recused
  case format
  case pool
  case register
  case inspectors
  case planHash = "plan_sha256"
  case plan
  case seed
  case seedText = "seed_text"
  case picked
  case cut
  case line
  case index
  case size
  case path
  case tree
}

/// Why a draw cannot be frozen, made, verified or proved.
///
/// What the format cannot say is refused, not approximated (design 5.4); the rest is what
/// `verify_draw.py` stops at.
package enum DrawError: Error, Equatable, Sendable {
  /// A value that the format cannot say.
  case invalid(DrawField)
  /// The same, in a line (from 1) of a file.
  case invalidLine(DrawFile, line: Int, DrawField)
  /// Bytes that are not the one spelling of what they say; the line counts from 1.
  case notCanonical(DrawFile, line: Int)
  /// A published file that is no JSON object.
  case notJSON(DrawFile)
  /// A file that the verification needs is not there.
  case missing(DrawFile)
  /// A plan of another version.
  case unknownFormat(String)
  /// The lines are not those that the plan commits to.
  case rootDiffers(DrawFile, found: Digest, committed: Digest)
  /// Two strata of one name.
  case stratumTwice(String)
  /// Two lines for one object.
  case objectTwice(String)
  /// Two lines for one inspector.
  case inspectorTwice(String)
  /// Two roles of one name.
  case roleTwice(String)
  /// An object of a stratum that the plan does not have.
  case unknownStratum(object: String, stratum: String)
  /// The pool is not the register less those left out, or the counts left out are others.
  case poolIsNotTheRest
  /// No object of that id in the register.
  case unknownObject(String)
  /// The randomness is not UTF-8, so that a proof could not carry it.
  case seedIsNotText
  /// A proof that is no JSON object of the fields a proof has.
  case malformedProof(DrawField?)
  /// A proof whose plan is not the published one.
  case proofOfAnotherPlan
  /// A proof whose randomness does not give the published seed.
  case proofOfAnotherSeed
  /// A proof whose line is not in the committed tree.
  case proofNotInTree
  /// A proof of an object in the pool by its register line, which does not show its stratum.
  case proofNeedsPoolLine
  /// A proof that says otherwise than the published list.
  case proofContradictsPublished
}
