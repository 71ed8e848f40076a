/// The floor of packed records: zlib at level 6 over the same bytes, in C.
enum ZlibFloor {
  /// The command that compresses a file.
  static func command(
    bench: Workbench, input: String, output: String
  ) throws(BenchFailure) -> [String] {
    let program = try bench.compiler.build(source, name: "deflate", flags: ["-lz"])
    return [program, input, output]
  }

  private static let source = #"""
    // deflate INPUT OUTPUT: one gzip member at level 6.
    #include <stdio.h>
    #include <string.h>
    #include <zlib.h>

    static unsigned char input[1 << 18], output[1 << 18];

    int main(int count, char **arguments) {
      if (count < 3) return 64;
      FILE *from = fopen(arguments[1], "r"), *to = fopen(arguments[2], "w");
      if (!from || !to) return 1;
      z_stream stream;
      memset(&stream, 0, sizeof stream);
      if (deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 1;
      int mode = Z_NO_FLUSH;
      while (mode != Z_FINISH) {
        stream.avail_in = fread(input, 1, sizeof input, from);
        stream.next_in = input;
        if (stream.avail_in < sizeof input) mode = Z_FINISH;
        do {
          stream.next_out = output;
          stream.avail_out = sizeof output;
          if (deflate(&stream, mode) == Z_STREAM_ERROR) return 1;
          size_t made = sizeof output - stream.avail_out;
          if (fwrite(output, 1, made, to) != made) return 1;
        } while (stream.avail_out == 0);
      }
      deflateEnd(&stream);
      return ferror(from) || fclose(to) != 0;
    }
    """#
}
