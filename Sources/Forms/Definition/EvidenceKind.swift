package import Inspection

/// What a piece of evidence is.
package enum EvidenceKind: String, CaseIterable, Sendable {
  /// A photograph.
  case photo
  /// A recording of sound or pictures.
  case audioVideo = "audio_video"
  /// A copy of a document.
  case document
  /// A picture of a screen.
  case screenshot
  /// A written note.
  case text
  /// Where the device was.
  case gps
  /// A statement of people nearby, for a party that is not found.
  case neighbourStatement = "neighbour_statement"

  /// The kind for people.
  package var label: Label {
    switch self {
    case .photo: Label(zh: "照片", en: "photo")
    case .audioVideo: Label(zh: "录音录像", en: "audio or video")
    case .document: Label(zh: "文件复印件", en: "document")
    case .screenshot: Label(zh: "截屏", en: "screenshot")
    case .text: Label(zh: "文字说明", en: "written note")
    case .gps: Label(zh: "位置记录", en: "position")
    case .neighbourStatement: Label(zh: "周边人员证言", en: "neighbour's statement")
    }
  }
}
