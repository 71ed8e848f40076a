/// The floor of a reader of lines: a bare C program that hashes each of them.
struct LineHashes {
  private let program: String

  /// Builds the program, against the system's libcrypto; no headers of it are needed.
  init(bench: Workbench) throws(BenchFailure) {
    program = try bench.compiler.build(
      Self.source, name: "hashes", flags: ["-l:libcrypto.so.3"])
  }

  /// Hashes the lines of a file so many times.
  func command(_ file: String, passes: Int) -> [String] { [program, file, "\(passes)"] }

  /// The three calls, as the one-shot of OpenSSL 3 looks the algorithm up by name each time.
  private static let source = #"""
    // hashes FILE PASSES: SHA-256 of every line of a file, again and again.
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>

    // Larger than the library's own structure.
    static long long context[64];
    int SHA256_Init(void *);
    int SHA256_Update(void *, const void *, size_t);
    int SHA256_Final(unsigned char *, void *);

    int main(int count, char **arguments) {
      if (count < 3) return 64;
      FILE *file = fopen(arguments[1], "r");
      if (!file || fseek(file, 0, SEEK_END) != 0) return 1;
      long size = ftell(file);
      rewind(file);
      char *bytes = malloc(size);
      if (!bytes || fread(bytes, 1, size, file) != (size_t)size) return 1;
      unsigned char digest[32];
      unsigned sum = 0;
      for (int pass = atoi(arguments[2]); pass > 0; pass--) {
        char *end;
        for (char *line = bytes; line < bytes + size; line = end + 1) {
          end = memchr(line, '\n', bytes + size - line);
          SHA256_Init(context);
          SHA256_Update(context, line, end - line);
          SHA256_Final(digest, context);
          sum += digest[0];
        }
      }
      printf("%u\n", sum);
      return 0;
    }
    """#
}
