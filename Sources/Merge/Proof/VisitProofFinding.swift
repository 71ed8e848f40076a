package import Journal

/// Why a visit's proof is not one; the first that is found.
package enum VisitProofFinding: Error, Hashable, Sendable {
  // Malformed (exit 20)
  /// A file that is not there, or not in its form.
  case malformed(String)
  /// A folder of a later form.
  case newer(String)

  // Not authentic (exit 21)
  /// A journal whose key is not known.
  case unknownKey(Origin)
  /// A checkpoint that its journal's key, or the cosignature that the office's, did not sign.
  case notSigned(Origin, size: Int)
  /// Other signatures of the visit hold than the office counted.
  case signatures(due: Int, found: Int)

  // Contradictions (exit 23)
  /// An entry that is out of order, there twice, of another visit, or does not follow the one before.
  case misplaced(Origin, sequence: Int)
  /// A checkpoint that speaks of another journal or size than its place says.
  case checkpointDiffers(Origin, size: Int)
  /// An entry that is not proved to stand in the journal.
  case notIncluded(Origin, sequence: Int)
  /// Checkpoints of one journal that are not proved to go on from each other.
  case notContinued(Origin, size: Int)
  /// Proofs of something else.
  case proofsDiffer(Origin)
  /// The office's word on what was handed out is not there, or is of other entries.
  case handedOutDiffers
  /// A list that does not follow from the entries.
  case listDiffers(String)
}
