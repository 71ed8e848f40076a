/// The vectors that the reader is not measured by, by name.
enum AgeVectorsLeftOut {
  /// The text armor is neither written nor read.
  static let armored = names(
    """
    armor_crlf armor_empty armor_empty_last_line armor_empty_line_begin armor_empty_line_end
    armor_eol_between_padding armor_full_last_line armor_garbage_encoded armor_garbage_leading
    armor_garbage_trailing armor_header_crlf armor_headers armor_hybrid
    armor_invalid_character_header armor_invalid_character_payload armor_long_line
    armor_lowercase armor_no_end_line armor_no_eol armor_no_match armor_no_padding
    armor_not_canonical armor_pgp_checksum armor_scrypt armor_short_line
    armor_whitespace_begin armor_whitespace_end armor_whitespace_eol
    armor_whitespace_last_line armor_whitespace_line_start armor_whitespace_outside
    armor_wrong_type armor_x25519
    """)

  /// The recipient type of ML-KEM-768 with X25519 is not in the registry.
  static let postQuantum = names(
    """
    hybrid hybrid_and_x25519 hybrid_bad_tag hybrid_currupted_enc_mlkem
    hybrid_currupted_enc_x25519 hybrid_extra_argument hybrid_grease hybrid_identity
    hybrid_long_file_key hybrid_long_share hybrid_low_order hybrid_multiple_recipients
    hybrid_no_match hybrid_not_canonical_body hybrid_not_canonical_enc hybrid_short_share
    hybrid_uppercase hybrid_x25519_arg
    """)

  private static func names(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map { String($0) }
  }
}
