import ICU

/// CRC-32 as gzip and zip have it (RFC 1952, section 8).
package enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }

  /// The checksum of `bytes`.
  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }
}

extension [UInt8] {
  /// Appends `number` in `width` bytes, the least first.
  mutating func append(little number: Int, _ width: Int) {
    for index in 0..<width { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }
}

/// gzip members with blocks that are not compressed (RFC 1951, section 3.2.4): what reads them does not care.
package enum Gzip {
  /// A member that holds `bytes`.
  package static func member(_ bytes: [UInt8]) -> [UInt8] {
    var member: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    member.reserveCapacity(bytes.count + 64)
    var start = 0
    repeat {
      let end = min(start + 0xFFFF, bytes.count)
      member.append(end == bytes.count ? 1 : 0)
      member.append(little: end - start, 2)
      member.append(little: ~(end - start), 2)
      member += bytes[start..<end]
      start = end
    } while start < bytes.count
    member.append(little: Int(CRC32.checksum(bytes)), 4)
    member.append(little: bytes.count, 4)
    return member
  }
}

/// A WARC 1.1 record with an HTTP response, as a gzip member of its own (ISO 28500, annex D).
package enum WARC {
  /// The record for a page.
  package static func response(_ page: Page, number: Int) -> [UInt8] {
    let html = page.html
    let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: \(html.utf8.count)\r\n\r\n"
    let digits = String(number, radix: 16)
    let id = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    let head = """
      WARC/1.1\r
      WARC-Type: response\r
      WARC-Target-URI: \(page.url)\r
      WARC-Date: 2024-12-31T00:00:00Z\r
      WARC-Record-ID: <urn:uuid:\(id)>\r
      Content-Type: application/http; msgtype=response\r
      Content-Length: \(http.utf8.count + html.utf8.count)\r
      \r

      """
    return Gzip.member(Array((head + http + html + "\r\n\r\n").utf8))
  }
}

/// A zip file of members that are not compressed, written from front to back.
package struct ZipWriter {
  private var directory: [UInt8] = []
  private var count = 0
  private var offset = 0

  /// An empty archive.
  package init() {}

  /// What has to be written for the member `name`.
  package mutating func member(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    let path = Array(name.utf8)
    var common: [UInt8] = []
    // Version 2.0, UTF-8 names, stored, 1 January 2024.
    for (number, width) in [(20, 2), (0x800, 2), (0, 2), (0, 2), (0x5821, 2)] { common.append(little: number, width) }
    common.append(little: Int(CRC32.checksum(bytes)), 4)
    common.append(little: bytes.count, 4)
    common.append(little: bytes.count, 4)
    common.append(little: path.count, 2)
    common.append(little: 0, 2)
    directory += [0x50, 0x4B, 1, 2, 20, 0] + common
    directory.append(little: 0, 10)
    directory.append(little: offset, 4)
    directory += path
    count += 1
    let member = [0x50, 0x4B, 3, 4] + common + path + bytes
    offset += member.count
    return member
  }

  /// What stands at the end; with zip64 fields where there are more members than 65,534.
  package func end() -> [UInt8] {
    var end = directory
    if count > 0xFFFE {
      end += [0x50, 0x4B, 6, 6]
      end.append(little: 44, 8)
      end += [45, 0, 45, 0]
      end.append(little: 0, 8)
      end.append(little: count, 8)
      end.append(little: count, 8)
      end.append(little: directory.count, 8)
      end.append(little: offset, 8)
      end += [0x50, 0x4B, 6, 7]
      end.append(little: 0, 4)
      end.append(little: offset + directory.count, 8)
      end.append(little: 1, 4)
    }
    end += [0x50, 0x4B, 5, 6]
    end.append(little: 0, 4)
    end.append(little: min(count, 0xFFFF), 2)
    end.append(little: min(count, 0xFFFF), 2)
    end.append(little: directory.count, 4)
    end.append(little: offset, 4)
    end.append(little: 0, 2)
    return end
  }
}
