package import Canonical

/// What a value of a draw is about, so that an error can name it without showing it.
package enum DrawField: String, Equatable, Sendable {
  /// The id of the draw.
  case draw
  /// The plan's filter.
  case filter
  /// The named future randomness.
  case randomness
  /// The counts left out, by reason.
  case leftOut = "left_out"
  /// The role slots of a team.
  case roles
  /// The list of strata.
  case strata
  /// The name of a stratum or role.
  case name
  /// The departments of a role.
  case departments
  /// The ratio of a stratum, in thousandths.
  case permille
  /// The least number of a stratum.
  case min
  /// How many stand in reserve.
  case reserve
  /// The id of an object or inspector.
  case id
  /// An object's salt.
  case salt
  /// The specialty that an object asks for.
  case specialty
  /// An object's stratum.
  case stratum
  /// An object's weight.
  case weight
  /// Why an object is left out.
  case out
  /// An inspector's department.
  case department
  /// How many visits an inspector takes at most.
  case cap
  /// An inspector's specialties.
  case specialties
  /// Whom an inspector may not visit.
  case recused
  /// The name of the format.
  case format
  /// The root of the pool.
  case pool
  /// The root of the register.
  case register
  /// The root of the inspectors.
  case inspectors
  /// The plan's hash.
  case planHash = "plan_sha256"
  /// The plan in a proof.
  case plan
  /// The seed.
  case seed
  /// The text that the seed is made of.
  case seedText = "seed_text"
  /// Who was picked.
  case picked
  /// The ticket at which a stratum was cut.
  case cut
  /// The line in a proof.
  case line
  /// Its place in the tree.
  case index
  /// The size of the tree.
  case size
  /// The path to the root.
  case path
  /// Which tree it is.
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
