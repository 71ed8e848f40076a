import Canonical
import Testing

@testable import Publication

@Suite("The published page")
struct HTMLTargetTests {
  private static var template: String { text(PackageResources.publication_mustache) }

  @Test("Escapes every value, wherever it stands")
  func escapes() throws {
    let hostile = "</td><script>alert('x')</script>\"&amp;"
    let record = try Sample.record(
      subject: hostile, task: hostile, department: hostile, planEntry: hostile,
      items: [CheckedItem(name: hostile, department: hostile)],
      correction: Correction(previous: .zero, reason: hostile))
    let page = text(try PublicationTarget.html.render(try Sample.batch([record]), []))
    #expect(!page.contains("<script"))
    #expect(
      page.contains("&lt;/td&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;amp;"))
  }

  @Test("Uses no unescaped tag, and only record identifiers within a tag")
  func template() {
    let template = Self.template
    #expect(!template.contains("{{{") && !template.contains("{{&"))
    let inside = template.matches(of: /<[^<>]*{{([^}]*)}}[^<>]*>/).map { String($0.1) }
    #expect(inside == ["record"])
  }

  @Test("Needs no network and no script")
  func offline() throws {
    let page = text(try PublicationTarget.html.render(try Sample.pair(), []))
    for word in ["http:", "https:", "//", "<script", "<link", "<img", "url(", "@import", "src="] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(!page.contains("{{"))
  }

  @Test("Gives the counts, the exact fraction, the dictionary and what was withheld")
  func summary() throws {
    let record = try Sample.record(visit: "V-0")
    let rate = PublicityRate(
      finished: Set((0..<201).map { "V-\($0)" }), published: Set((0..<199).map { "V-\($0)" }),
      withheld: ["V-200": "涉及商业秘密"])
    let page = text(try PublicationTarget.html.render(try Sample.batch([record], rate: rate), []))
    #expect(page.contains("<dd>200</dd>"))
    #expect(page.contains("<dd>199</dd>"))
    #expect(page.contains("<dd>199/200 = 99.5 %</dd>"))
    #expect(page.contains("涉及商业秘密</span><span class=\"count\">1 件"))
    #expect(page.contains("检查结果代码版本：\(Sample.dictionary)"))
  }

  @Test("Lists the digests of the files published with it")
  func digests() throws {
    let files = try PublicationTarget.files(of: Sample.pair())
    let page = text(try #require(files.last).bytes)
    for file in files.dropLast() {
      #expect(
        page.contains(">\(file.name)</th><td role=\"cell\" class=\"d\">\(file.bytes.count)</td>"))
      #expect(page.contains(file.digest.hex))
    }
  }

  @Test("Tables stay tables to a screen reader where narrow screens show blocks")
  func roles() {
    let template = Self.template
    for (tag, role) in [
      ("table", "table"), ("thead", "rowgroup"), ("tbody", "rowgroup"), ("tr", "row"),
      ("td", "cell"),
    ] {
      let all = template.components(separatedByText: "<\(tag) ").count - 1
      let bare = template.components(separatedByText: "<\(tag)>").count - 1
      let named = template.matches(of: /<(table|thead|tbody|tr|td) [^>]*role="([a-z]+)"/)
        .count { $0.1 == tag && $0.2 == role }
      #expect(all > 0 && bare == 0 && named == all, "\(tag)")
    }
    #expect(template.components(separatedByText: "scope=\"row\" role=\"rowheader\"").count == 3)
  }

  @Test("Shows a correction only where there is one, and no empty code")
  func corrections() throws {
    let page = text(try PublicationTarget.html.render(try Sample.pair(), []))
    #expect(page.components(separatedByText: "<b>更正</b>").count == 2)
    #expect(page.components(separatedByText: "class=\"code\">").count == 2)
    #expect(page.contains(Digest.sha256("old").hex))
  }

  @Test("Says so when there is nothing to publish")
  func nothing() throws {
    let page = text(try PublicationTarget.html.render(try Sample.batch([]), []))
    #expect(page.contains("无应公示的检查结果"))
    #expect(!page.contains("<table"))
  }
}

extension String {
  fileprivate func components(separatedByText separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
