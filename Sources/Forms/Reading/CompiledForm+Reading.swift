import Canonical

/// Why bytes are no compiled form.
package enum CompiledFormError: Error, Hashable, Sendable {
  /// The bytes are not canonical JSON.
  case notCanonical
  /// The JSON is no form; what is wrong with it.
  case notAForm(FormProblems)
  /// A form, but not written as its compilation writes it: another key, a default left out.
  case notCompiled
}

extension CompiledForm {
  /// Reads a compiled form from its bytes, exactly as its digest names them.
  ///
  /// - Throws: why these are not the bytes of a compiled form.
  package init(canonicalBytes bytes: [UInt8]) throws(CompiledFormError) {
    let value: JSONValue
    do throws(CanonicalError) {
      value = try CanonicalJSON.read(bytes)
    } catch {
      throw .notCanonical
    }
    let collector = ProblemCollector(YAMLDocument(file: "form", value: value))
    let content = FormReader(collector).read()
    guard let content, collector.problems.isEmpty else {
      throw .notAForm(FormProblems(collector.problems))
    }
    do throws(CanonicalError) {
      try self.init(content)
    } catch {
      throw .notCompiled
    }
    guard canonicalBytes == bytes else { throw .notCompiled }
  }
}
