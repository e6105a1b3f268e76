import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An XML document read by a parser that stops at the first thing that is not well formed.
final class StrictXML: NSObject, XMLParserDelegate {
  /// An element with its attributes and the text in it.
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
  }

  /// The elements in the order in which they begin.
  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// The elements of `text`; nil where it is not well formed.
  static func elements(of text: String) -> [Element]? {
    let parser = XMLParser(data: Data(text.utf8))
    let delegate = StrictXML()
    parser.delegate = delegate
    return parser.parse() ? delegate.elements : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if let last = open.last { elements[last].text += string }
  }
}
