/// The rounds of one run, each made when the first row needs it and kept for the others.
final class MediaRounds {
  private let folder: String
  private var made: [MediaSize: MediaRound] = [:]

  init(folder: String) {
    self.folder = folder
  }

  /// The round with so much media.
  func round(_ size: MediaSize) throws -> MediaRound {
    if let round = made[size] { return round }
    Talk.progress("making \(size.files) media files of \(size.bytes) bytes each")
    let round = try MediaRound.prepare(in: "\(folder)/media-\(made.count)", size)
    made[size] = round
    return round
  }
}
