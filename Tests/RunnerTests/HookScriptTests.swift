import Files
import Foundation
import Testing

@testable import Runner

@Suite struct HookScriptTests {
  @Test("paths and options of any kind reach the program as they are", arguments: Hook.allCases)
  func quoting(hook: Hook) throws {
    let folder = try TemporaryFolder()
    let odd = "it's \"$HOME\" `x` \\ * \u{4E2D}"
    try FileManager.default.createDirectory(atPath: "\(folder.path)/\(odd)", withIntermediateDirectories: true)
    let program = "\(folder.path)/\(odd)/imprimatur"
    try folder.write("\(odd)/imprimatur", "#!/bin/sh\nprintf '%s\\n' \"$@\"\ncat\n")
    try FilePath(program).makeExecutable()
    let installer = HookInstaller(FilePath("\(folder.path)/hooks"))
    #expect(try installer.install(hook, program: FilePath(program), options: ["--show", odd]) == .installed)
    #expect(try installer.install(hook, program: FilePath(program), options: ["--show", odd]) == .renewed)
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: installer.path(hook).text)
    process.arguments = ["-a", "b c"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data("one two\nthree\n".utf8))
    try input.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text == "hook\nrun\n\(hook.rawValue)\n--show\n\(odd)\n--\n-a\nb c\none two\nthree\n")
    #expect(try installer.uninstall(hook) == .removed)
    #expect(try installer.uninstall(hook) == nil)
  }

  @Test("a hook that is a link, or cannot be run, is set aside and put back as it is")
  func links() throws {
    let folder = try TemporaryFolder()
    let hooks = "\(folder.path)/hooks"
    try FileManager.default.createDirectory(atPath: hooks, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: "\(hooks)/pre-commit", withDestinationPath: "nowhere.sh")
    let installer = HookInstaller(FilePath(hooks))
    #expect(try installer.install(.preCommit, program: FilePath("/bin/true"), options: []) == .chained)
    #expect(try installer.install(.preCommit, program: FilePath("/bin/true"), options: []) == .renewed)
    #expect(try installer.uninstall(.preCommit) == .restored)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(hooks)/pre-commit") == "nowhere.sh")
    // A hook that someone else put in our place is left alone.
    _ = try installer.install(.update, program: FilePath("/bin/true"), options: [])
    try folder.write("hooks/update", "#!/bin/sh\n")
    #expect(try installer.uninstall(.update) == nil)
    try folder.write("hooks/update.before-imprimatur", "#!/bin/sh\n")
    #expect(try installer.uninstall(.update) == .foreign)
  }
}
