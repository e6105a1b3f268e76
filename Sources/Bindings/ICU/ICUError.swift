internal import CICU

/// A call that ICU refused, with the name of its reason.
package struct ICUError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The function that failed.
  package let operation: String
  /// ICU's name of the error, such as `U_FILE_ACCESS_ERROR`.
  package let name: String

  init(_ operation: StaticString, _ status: ICUStatus) {
    self.operation = operation.description
    name = unsafe icu_u_errorName(status).map { unsafe String(cString: $0) } ?? "U_\(status.rawValue)"
  }

  /// The function and the error.
  package var description: String { "\(operation): \(name)" }
}

extension ICUStatus {
  /// Warnings are negative, errors positive (`U_FAILURE`, a macro that Swift does not see).
  @inline(__always)
  var isFailure: Bool { rawValue > ICU_U_ZERO_ERROR.rawValue }
}

/// Calls ICU with a fresh status and throws when it comes back as a failure.
@inline(__always)
func icu<Result>(_ operation: StaticString, _ body: (inout ICUStatus) -> Result) throws(ICUError) -> Result {
  var status = ICU_U_ZERO_ERROR
  let result = body(&status)
  if status.isFailure { throw ICUError(operation, status) }
  return result
}

/// The version of the ICU library and of the Unicode data in it.
package enum ICUVersion {
  /// The library's version, as in `72.1`.
  package static var library: String { unsafe text { unsafe icu_u_getVersion($0) } }
  /// The version of the Unicode standard, as in `15.0`.
  package static var unicode: String { unsafe text { unsafe icu_u_getUnicodeVersion($0) } }

  private static func text(_ read: (UnsafeMutablePointer<UInt8>) -> Void) -> String {
    var version: [UInt8] = [0, 0, 0, 0]
    unsafe version.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { unsafe read(base) }
    }
    return "\(version[0]).\(version[1])"
  }
}
