import Foundation
import SyntheticArchive
import Testing

/// The archive command, killed again and again.
///
/// `Tests/Benchmarks/kill_archive.py` does it with larger archives.
@Suite struct ArchiveKillTests {
  /// A small generator of numbers that are the same in every run (SplitMix64).
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  #if os(Linux)
    @Test("killed at a dozen moments and then left alone, the database is that of an undisturbed run")
    func kills() throws {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent("imprimatur-" + UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: folder) }
      try makeInputs(in: folder)
      let whole = try start(in: folder, "whole.sqlite")
      let written = try #require(bytesWrittenAtEnd(of: whole))
      #expect(try export("whole.sqlite", in: folder).contains { $0.value.count > 10_000 })
      var random = Seeded(state: 7)
      var kills = 0
      while kills < 12 {
        let process = try start(in: folder, "killed.sqlite", jobs: kills % 3 + 1)
        // Early moments are the start and the survey; later ones hit transactions, at first and after many documents.
        kill(process, afterWriting: Int.random(in: 0..<(kills % 2 == 0 ? 60_000 : written / 6), using: &random))
        kills += 1
      }
      let last = try start(in: folder, "killed.sqlite")
      last.waitUntilExit()
      #expect(last.terminationReason == .exit)
      #expect(try export("killed.sqlite", in: folder) == export("whole.sqlite", in: folder))
    }

    /// Files whose time of change is trusted, and others that are too fresh to be; records, a web archive, and a zip file.
    private func makeInputs(in folder: URL) throws {
      let pages = folder.appendingPathComponent("in/pages")
      try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
      for index in 0..<40 {
        let file = pages.appendingPathComponent("\(index).md")
        try Data("# Page \(index)\n\n\(text(index))\n".utf8).write(to: file)
        guard index % 10 != 9 else { continue }
        try age(file)
      }
      let records = (0..<120).map { "{\"id\":\($0),\"content\":\"\(text($0))\"}" }.joined(separator: "\n")
      var zip = ZipWriter()
      let members = (0..<120).flatMap { zip.member("\($0).md", Array(text($0).utf8)) } + zip.end()
      let archives = [
        "dump.jsonl": Array(records.utf8), "pages.zip": members,
        "pages.warc.gz": (0..<120).flatMap { Gzip.member(record($0)) },
      ]
      for (name, bytes) in archives {
        let file = folder.appendingPathComponent("in/" + name)
        try Data(bytes).write(to: file)
        try age(file)
      }
    }

    /// A record of a web archive.
    private func record(_ index: Int) -> [UInt8] {
      let text = text(index)
      let head = [
        "WARC/1.0", "WARC-Type: conversion", "WARC-Target-URI: https://site\(index % 7).example/\(index)",
        "WARC-Date: 2024-01-01T00:00:00Z", "Content-Type: text/plain", "Content-Length: \(text.utf8.count)", "", "",
      ]
      return Array((head.joined(separator: "\r\n") + text + "\r\n\r\n").utf8)
    }

    private func age(_ file: URL) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: file.path)
    }

    private func text(_ index: Int) -> String {
      index % 2 == 0 ? "Words and a number, \(index)." : "第\(index)篇。未经许可，禁止转载。"
    }

    private func start(in folder: URL, _ database: String, jobs: Int = 2) throws -> Process {
      let process = Process()
      process.executableURL = CommandRun.binary
      process.arguments = ["archive", "in", "--db", database, "--jobs", "\(jobs)"]
      process.currentDirectoryURL = folder
      process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      return process
    }

    /// Kills the process when it has written so many bytes, unless it has ended.
    private func kill(_ process: Process, afterWriting count: Int) {
      while process.isRunning {
        guard let written = bytesWritten(by: process.processIdentifier) else { break }
        if written >= count { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
      }
      process.waitUntilExit()
    }

    /// The bytes that the process had written when it ended, as far as that could be seen.
    private func bytesWrittenAtEnd(of process: Process) -> Int? {
      var last: Int?
      while process.isRunning { last = bytesWritten(by: process.processIdentifier) ?? last }
      process.waitUntilExit()
      return last
    }

    /// What proc(5) says in `/proc/pid/io`.
    private func bytesWritten(by process: Int32) -> Int? {
      guard let text = try? String(contentsOfFile: "/proc/\(process)/io", encoding: .utf8) else { return nil }
      let line = text.split(separator: "\n").first { $0.hasPrefix("wchar: ") }
      return line.flatMap { Int($0.dropFirst(7)) }
    }

    private func export(_ database: String, in folder: URL) throws -> [String: Data] {
      let place = folder.appendingPathComponent(database + ".export")
      let process = Process()
      process.executableURL = CommandRun.binary
      process.arguments = ["archive", "export", database, "--to", place.path]
      process.currentDirectoryURL = folder
      try process.run()
      process.waitUntilExit()
      let names = try FileManager.default.contentsOfDirectory(atPath: place.path)
      return try names.reduce(into: [:]) { $0[$1] = try Data(contentsOf: place.appendingPathComponent($1)) }
    }
  #endif
}
