/// One form in which a batch leaves the building.
///
/// A target is a file in Targets/, a line in `all` and a test; the conformance suite runs over
/// `all`. Targets are pure: the same batch gives the same bytes (requirement D1).
package struct PublicationTarget: Sendable {
  /// How the command and the tests call it.
  package let name: String
  /// The name of the file it makes.
  package let fileName: String
  /// The file's content, from the batch and the files that targets before it made.
  let render:
    @Sendable (_ batch: PublicationBatch, _ earlier: [PublishedFile]) throws(PublicationError) ->
      [UInt8]

  /// Every target, in the order of writing: the page is last, since it lists the others' digests.
  package static let all: [PublicationTarget] = [csv, json, html]

  /// The files of a batch, one for each target.
  ///
  /// - Throws: what a target cannot write, and why; then no file is made.
  package static func files(
    of batch: PublicationBatch, targets: [PublicationTarget] = all
  ) throws(PublicationError) -> [PublishedFile] {
    var files: [PublishedFile] = []
    for target in targets {
      let bytes = try target.render(batch, files)
      files.append(PublishedFile(name: target.fileName, bytes: bytes))
    }
    return files
  }
}
