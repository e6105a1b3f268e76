import ArgumentParser
import Files
import Policy
import Reporting
import Runner

/// `imprimatur init`: writes a configuration to start with.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented imprimatur.yaml.",
    discussion: """
      It recognises sites of Hexo, Hugo, Jekyll, Docusaurus and VitePress, and fills in their title and what they make. \
      A configuration that is there already is left as it is.
      """)

  @Argument(help: ArgumentHelp("The folder of the site; without one, the current folder.", valueName: "folder"))
  var path = "."

  @Option(help: ArgumentHelp("The language of messages: en or zh; else that of the locale.", valueName: "language"))
  var lang: MessageLanguage?

  func run() throws {
    let wording = Wording(RuleLibrary.builtIn().messages, language: lang ?? Surroundings.language)
    let folder = Surroundings.path(path)
    for name in ConfigurationStore.names {
      let file = folder.appending(Array(name.utf8))
      if (try? FileStatus.of(file, followsLinks: false)) != nil {
        throw CommandFailure(message: wording.text("configuration.exists", ["path": .text(file.text)]))
      }
    }
    let place = folder.absolute
    let generator = SiteGenerator.of(place)
    let title = SiteConfiguration.title(in: place)
    let start = ConfigurationStart(
      generator: generator, title: title?.text, titleFile: title?.file.relative(to: place).text)
    let file = folder.appending(Array(ConfigurationStore.names[0].utf8))
    do throws(FileError) { try OpenFile(creating: file).write(Array(start.text.utf8)) } catch {
      let reason = wording.text(
        error.reason == .missing ? "output.no-folder" : "output.unwritable",
        ["reason": .text(wording.reason(error).text(wording.language))])
      throw CommandFailure(message: "\(file.text): \(reason)")
    }
    Streams.print(
      generator.map {
        wording.text("configuration.written-for", ["path": .text(file.text), "generator": .text($0.rawValue)])
      }
        ?? wording.text("configuration.written", ["path": .text(file.text)]))
  }
}
