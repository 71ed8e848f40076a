package import Canonical

/// Why bytes are no compiled form.
package enum CompiledFormError: Error, Hashable, Sendable {
  /// The bytes are not canonical JSON; why and where.
  case notCanonical(CanonicalError)
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
    let content = try FormContent(canonicalBytes: bytes)
    do throws(CanonicalError) {
      try self.init(content)
    } catch {
      throw .notCompiled
    }
    guard canonicalBytes == bytes else { throw .notCompiled }
  }

  /// Reads a compiled form that was checked when it came here.
  ///
  /// Writing it again, to see that it is compiled, is done once and not at each act.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, whose digest the caller has compared.
  ///   - digest: Their SHA-256.
  /// - Throws: why these are not the bytes of a form.
  package init(checked bytes: [UInt8], digest: Digest) throws(CompiledFormError) {
    self.init(try FormContent(canonicalBytes: bytes), bytes: bytes, digest: digest)
  }
}

extension FormContent {
  fileprivate init(canonicalBytes bytes: [UInt8]) throws(CompiledFormError) {
    let value: JSONValue
    do throws(CanonicalError) {
      value = try CanonicalJSON.read(bytes)
    } catch {
      throw .notCanonical(error)
    }
    let collector = ProblemCollector(YAMLDocument(file: "form", value: value))
    guard let content = FormReader(collector).read(), collector.problems.isEmpty else {
      throw .notAForm(FormProblems(collector.problems))
    }
    self = content
  }
}
