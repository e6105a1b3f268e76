import Files

/// The hooks of git that can be installed.
package enum Hook: String, CaseIterable, Sendable {
  case preCommit = "pre-commit"
  case prePush = "pre-push"
  case preReceive = "pre-receive"
  case update

  /// Whether git tells it on standard input what is pushed.
  package var readsInput: Bool { self == .prePush || self == .preReceive }

  /// Whether it runs where a push arrives.
  package var isOnServer: Bool { self == .preReceive || self == .update }
}

/// The shell script that git runs as a hook.
struct HookScript {
  /// What is added to the name of a hook that was there before.
  static let before = ".before-imprimatur"
  private static let mark = "# Made by `imprimatur hook install`"

  /// The script of `hook`, which runs `program` with `options`.
  ///
  /// It runs the hook that was there before first, with the same arguments and input, and stops where that refuses.
  static func text(_ hook: Hook, program: FilePath, options: [String]) -> String {
    let input = hook.readsInput
    let run = (["hook", "run", hook.rawValue] + options).map(quoted).joined(separator: " ")
    return """
      #!/bin/sh
      \(mark); `imprimatur hook uninstall` takes it away and puts back what was here.
      before="$0\(before)"
      program=\(quoted(program.text))
      \(input ? "input=$(cat)\ngive() { if [ -n \"$input\" ]; then printf '%s\\n' \"$input\"; fi; }" : "give() { :; }")
      if [ -x "$before" ]; then
        \(input ? "give | " : "")"$before" "$@" || exit $?
      fi
      [ -x "$program" ] || program=$(command -v imprimatur) || {
        echo "imprimatur is not at \(quotedInText(program.text)) and not in PATH any more: install it, or remove $0" >&2
        exit 1
      }
      \(input ? "give | " : "exec ")"$program" \(run) -- "$@"

      """.replacing("give() { :; }\n", with: "")
  }

  /// Whether `script` is one of ours.
  static func isOurs(_ script: [UInt8]) -> Bool {
    script.split(separator: 0x0A, maxSplits: 2).dropFirst().first?.starts(with: mark.utf8) ?? false
  }

  /// `word` as one word for the shell.
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || "-_./=:,@+".utf8.contains(byte)
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// `text` within double quotes of the shell.
  private static func quotedInText(_ text: String) -> String {
    text.reduce(into: "") { result, letter in
      if "\"\\$`".contains(letter) { result.append("\\") }
      result.append(letter)
    }
  }
}
