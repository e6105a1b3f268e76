internal import CMarkdown

/// md4c's details as Swift values.
extension ParseSession {
  func value(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> MarkdownBlock {
    switch type {
    case MD_BLOCK_QUOTE: return .quote
    case MD_BLOCK_UL:
      guard let list = unsafe detail?.load(as: MD_BLOCK_UL_DETAIL.self) else { break }
      return .unorderedList(mark: UInt8(bitPattern: list.mark), isTight: list.is_tight != 0)
    case MD_BLOCK_OL:
      guard let list = unsafe detail?.load(as: MD_BLOCK_OL_DETAIL.self) else { break }
      return .orderedList(
        start: Int(list.start), delimiter: UInt8(bitPattern: list.mark_delimiter), isTight: list.is_tight != 0)
    case MD_BLOCK_LI:
      guard let item = unsafe detail?.load(as: MD_BLOCK_LI_DETAIL.self), item.is_task != 0 else {
        return .item(task: nil)
      }
      return .item(task: MarkdownTask(isDone: item.task_mark != 0x20, offset: Int(item.task_mark_offset)))
    case MD_BLOCK_HR: return .thematicBreak
    case MD_BLOCK_H: return .heading(level: Int(unsafe detail?.load(as: MD_BLOCK_H_DETAIL.self).level ?? 1))
    case MD_BLOCK_CODE:
      guard let code = unsafe detail?.load(as: MD_BLOCK_CODE_DETAIL.self) else { break }
      let fence = UInt8(bitPattern: unsafe code.fence_char)
      return unsafe .code(
        info: attribute(code.info), language: attribute(code.lang), fence: fence == 0 ? nil : fence)
    case MD_BLOCK_HTML: return .html
    case MD_BLOCK_P: return .paragraph
    default: return unsafe tableValue(type, detail)
    }
    return .document
  }

  func tableValue(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> MarkdownBlock {
    switch type {
    case MD_BLOCK_TABLE:
      guard let table = unsafe detail?.load(as: MD_BLOCK_TABLE_DETAIL.self) else { return .document }
      return .table(
        columns: Int(table.col_count), headRows: Int(table.head_row_count), bodyRows: Int(table.body_row_count))
    case MD_BLOCK_THEAD: return .tableHead
    case MD_BLOCK_TBODY: return .tableBody
    case MD_BLOCK_TR: return .tableRow
    case MD_BLOCK_TH: return unsafe .headerCell(alignment(detail))
    case MD_BLOCK_TD: return unsafe .cell(alignment(detail))
    default: return .document
    }
  }

  func alignment(_ detail: UnsafeMutableRawPointer?) -> MarkdownAlignment {
    switch unsafe detail?.load(as: MD_BLOCK_TD_DETAIL.self).align {
    case MD_ALIGN_LEFT: .left
    case MD_ALIGN_CENTER: .center
    case MD_ALIGN_RIGHT: .right
    default: .none
    }
  }

  func value(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> MarkdownSpan {
    switch type {
    case MD_SPAN_STRONG: return .strong
    case MD_SPAN_A:
      guard let link = unsafe detail?.load(as: MD_SPAN_A_DETAIL.self) else { break }
      return unsafe .link(destination: attribute(link.href), title: attribute(link.title))
    case MD_SPAN_IMG:
      guard let image = unsafe detail?.load(as: MD_SPAN_IMG_DETAIL.self) else { break }
      return unsafe .image(source: attribute(image.src), title: attribute(image.title))
    case MD_SPAN_CODE: return .code
    case MD_SPAN_DEL: return .deletion
    case MD_SPAN_LATEXMATH: return .math
    case MD_SPAN_LATEXMATH_DISPLAY: return .displayMath
    case MD_SPAN_WIKILINK:
      guard let link = unsafe detail?.load(as: MD_SPAN_WIKILINK_DETAIL.self) else { break }
      return unsafe .wikiLink(target: attribute(link.target))
    case MD_SPAN_U: return .underline
    default: break
    }
    return .emphasis
  }

  static func kind(_ type: MD_TEXTTYPE) -> MarkdownText {
    switch type {
    case MD_TEXT_NULLCHAR: .nul
    case MD_TEXT_BR: .hardBreak
    case MD_TEXT_SOFTBR: .softBreak
    case MD_TEXT_ENTITY: .entity
    case MD_TEXT_CODE: .code
    case MD_TEXT_HTML: .html
    case MD_TEXT_LATEXMATH: .math
    default: .normal
    }
  }

  func attribute(_ attribute: MD_ATTRIBUTE) -> MarkdownAttribute {
    let start = unsafe UnsafeRawPointer(attribute.text)?.assumingMemoryBound(to: UInt8.self)
    let count = unsafe start == nil ? 0 : Int(attribute.size)
    let buffer = unsafe UnsafeBufferPointer(start: start, count: count)
    account(for: count)
    var pieces: [MarkdownAttribute.Piece] = []
    if count > 0, let types = unsafe attribute.substr_types, let offsets = unsafe attribute.substr_offsets {
      var index = 0
      while unsafe Int(offsets[index]) < count {
        let range = unsafe Int(offsets[index])..<Int(offsets[index + 1])
        pieces.append(MarkdownAttribute.Piece(kind: Self.kind(unsafe types[index]), range: range))
        index += 1
      }
    }
    let offset = unsafe offset(buffer)
    return unsafe MarkdownAttribute(bytes: Array(truth(buffer, offset)), pieces: pieces, sourceOffset: offset)
  }
}
