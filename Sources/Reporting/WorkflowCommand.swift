/// A line by which a program speaks to the runner of GitHub Actions: `::name key=value,key=value::message`.
struct WorkflowCommand {
  /// A key and its value.
  struct Property {
    let key: String
    let value: String

    /// A property; `value` as it is to be understood.
    init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  private let text: String

  /// The command called `name`.
  init(_ name: String, _ properties: [Property], _ message: String) {
    let list = properties.map { "\($0.key)=\(Self.escaped($0.value, isProperty: true))" }.joined(separator: ",")
    text = "::\(name) \(list)::\(Self.escaped(message, isProperty: false))"
  }

  /// The line with its end.
  var bytes: [UInt8] { Array(text.utf8) + [0x0A] }

  /// `value` with what the runner would take for its own marks; what could command a terminal is shown instead.
  private static func escaped(_ value: String, isProperty: Bool) -> String {
    var output = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "%": output += "%25"
      case "\r": output += "%0D"
      case "\n": output += "%0A"
      case ":" where isProperty: output += "%3A"
      case "," where isProperty: output += "%2C"
      default: output += scalar.properties.generalCategory == .control ? Screen.escape(scalar) : String(scalar)
      }
    }
    return output
  }
}
