import Testing

@testable import Serving

@Suite struct FrameReaderTests {
  private func frames(_ stream: String, in pieces: Int = .max) -> [FrameReader.Frame] {
    var reader = FrameReader()
    var frames: [FrameReader.Frame] = []
    var rest = Array(stream.utf8)[...]
    while !rest.isEmpty {
      reader.add(Array(rest.prefix(pieces)))
      rest = rest.dropFirst(pieces)
      while let frame = reader.next() { frames.append(frame) }
    }
    return frames
  }

  private func content(_ text: String) -> FrameReader.Frame { .content(Array(text.utf8)) }

  @Test("messages are found wherever the stream is cut", arguments: [1, 2, 3, 7, .max])
  func cuts(pieces: Int) {
    let stream = "Content-Length: 2\r\n\r\n{}content-length:4\r\nContent-Type: x\r\n\r\n\"é\"Content-Length: 0\n\n"
    #expect(frames(stream, in: pieces) == [content("{}"), content("\"é\""), content("")])
  }

  @Test(
    "a header that cannot be used costs one message",
    arguments: [
      "Content-Length: -5\r\n\r\n", "Content-Length: five\r\n\r\n", "Content-Length:\r\n\r\n", "Nothing: 1\r\n\r\n",
      "Content-Length: 1 2\r\n\r\n", "Content-Length: 0x10\r\n\r\n",
    ])
  func malformed(header: String) {
    let found = frames(header + "Content-Length: 2\r\n\r\n{}")
    #expect(found.count == 2)
    guard case .malformed = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(found.last == content("{}"))
  }

  @Test("content that is too long is passed over, and never waited for in memory")
  func tooLong() {
    var reader = FrameReader()
    reader.add(Array("Content-Length: \(FrameReader.longestContent + 1)\r\n\r\n".utf8))
    guard case .malformed = reader.next() else {
      Issue.record("a length over the limit was taken")
      return
    }
    let part = [UInt8](repeating: 0x20, count: FrameReader.longestContent / 4)
    for _ in 0..<4 {
      reader.add(part)
      #expect(reader.next() == nil)
    }
    reader.add(Array(" Content-Length: 1\r\n\r\n1".utf8))
    #expect(reader.next() == content("1"))
  }

  @Test("a number beyond any size is a length that is too long")
  func overflow() {
    guard case .malformed(let reason)? = frames("Content-Length: 99999999999999999999999\r\n\r\n").first else {
      Issue.record("taken")
      return
    }
    #expect(reason.contains("longer"))
  }

  @Test("a stream without an end of header is given up on")
  func endless() {
    let found = frames(String(repeating: "x", count: FrameReader.longestHeader + 1))
    #expect(found.count == 1)
  }
}
